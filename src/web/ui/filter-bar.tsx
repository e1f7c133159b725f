import type { ReactNode } from 'react';
import classes from './filter-bar.module.css';

/** The row of filters above a list; `end` stands on the right, for counts. */
export function FilterBar({ children, end }: { readonly children: ReactNode; readonly end?: ReactNode }) {
  return (
    <div className={classes['bar']} role="search">
      {children}
      {end === undefined ? null : <div className={classes['end']}>{end}</div>}
    </div>
  );
}
