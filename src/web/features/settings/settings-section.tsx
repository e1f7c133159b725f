import type { ReactNode } from 'react';
import classes from './settings-section.module.css';

type SettingsSectionProps = {
  readonly title: string;
  readonly text: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function SettingsSection({ title, text, actions, children }: SettingsSectionProps) {
  return (
    <section className={classes['section']} aria-label={title}>
      <header className={classes['head']}>
        <div>
          <h2 className={classes['title']}>{title}</h2>
          <p className={classes['text']}>{text}</p>
        </div>
        {actions === undefined ? null : <div className={classes['actions']}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
