import type { ReactNode } from 'react';
import classes from './full-height.module.css';

/** A page that fills the window and scrolls in its parts; its last child takes the height that is left. */
export function FullHeight({ children }: { readonly children: ReactNode }) {
  return <div className={classes['page']}>{children}</div>;
}
