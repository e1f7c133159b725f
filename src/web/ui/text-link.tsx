import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './text-link.module.css';

/** A link inside text or facts. */
export function TextLink({ link, children }: { readonly link: LinkProps; readonly children: ReactNode }) {
  return (
    <Link className={classes['link']} {...link}>
      {children}
    </Link>
  );
}
