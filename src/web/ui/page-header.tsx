import { IconArrowLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './page-header.module.css';

type PageHeaderProps = {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons on the right. */
  readonly actions?: ReactNode;
  readonly back?: { readonly label: string; readonly link: LinkProps };
  /** Tabs or filters below the title. */
  readonly children?: ReactNode;
};

/** The head of a page; `title` is the page's only h1. */
export function PageHeader({ title, description, actions, back, children }: PageHeaderProps) {
  return (
    <header className={classes['header']}>
      {back === undefined ? null : (
        <Link className={classes['back']} {...back.link}>
          <IconArrowLeft size={14} aria-hidden /> {back.label}
        </Link>
      )}
      <div className={classes['row']}>
        <div className={classes['words']}>
          <h1 className={classes['title']}>{title}</h1>
          {description === undefined ? null : <p className={classes['description']}>{description}</p>}
        </div>
        {actions === undefined ? null : <div className={classes['actions']}>{actions}</div>}
      </div>
      {children}
    </header>
  );
}
