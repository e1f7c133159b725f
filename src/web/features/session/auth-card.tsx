import type { ReactNode } from 'react';
import classes from './auth-card.module.css';

type AuthCardProps = { readonly title: string; readonly text?: ReactNode; readonly children?: ReactNode };

/** The one card of the pages that come before a project. */
export function AuthCard({ title, text, children }: AuthCardProps) {
  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <div className={classes['brand']}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          Millrace
        </div>
        <h1 className={classes['title']}>{title}</h1>
        {text === undefined ? null : <p className={classes['text']}>{text}</p>}
        {children}
      </div>
    </main>
  );
}
