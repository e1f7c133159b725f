import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './see-all.module.css';
import { TextLink } from './text-link.tsx';

/** Below the newest few of a list. */
export function SeeAll({ link, children }: { readonly link: LinkProps; readonly children: ReactNode }) {
  return (
    <p className={classes['all']}>
      <TextLink link={link}>{children}</TextLink>
    </p>
  );
}
