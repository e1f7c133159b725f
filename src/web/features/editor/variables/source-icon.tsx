import { IconKey, IconUser } from '@tabler/icons-react';
import { Icon } from '../../../ui/icon.tsx';

/** Sources that are not steps have icons of their own. */
export function SourceIcon({ name }: { readonly name: string }) {
  switch (name) {
    case 'user':
      return <IconUser size={15} stroke={1.7} aria-hidden />;
    case 'key':
      return <IconKey size={15} stroke={1.7} aria-hidden />;
    default:
      return <Icon name={name} size={15} />;
  }
}
