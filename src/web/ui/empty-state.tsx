import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type EmptyStateProps = {
  readonly title: string;
  /** What the thing is, in a sentence or two. */
  readonly text: ReactNode;
  /** The one next step. */
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
  /** 1 when it is all that the page says. */
  readonly level?: 1 | 2;
};

export function EmptyState({ title, text, action, icon, level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className={classes['empty']}>
      {icon === undefined ? null : (
        <div className={classes['icon']} aria-hidden>
          {icon}
        </div>
      )}
      <Heading className={classes['title']}>{title}</Heading>
      <p className={classes['text']}>{text}</p>
      {action === undefined ? null : <div className={classes['action']}>{action}</div>}
    </section>
  );
}
