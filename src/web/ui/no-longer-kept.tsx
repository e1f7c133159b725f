import { IconHourglassEmpty } from '@tabler/icons-react';
import { describeError } from '../lib/describe-error.ts';
import { EmptyState } from './empty-state.tsx';

/** In the place of a page whose subject was removed because of its age: nothing is wrong, and trying again is no use. */
export function NoLongerKept({ title, error }: { readonly title: string; readonly error: unknown }) {
  return (
    <EmptyState
      level={1}
      icon={<IconHourglassEmpty size={22} stroke={1.6} />}
      title={title}
      text={describeError(error)}
    />
  );
}
