import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { describeError } from '../lib/describe-error.ts';
import classes from './empty-state.module.css';

type ErrorStateProps = {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** What did not work: "The runs could not be loaded". */
  readonly title?: string;
};

export function ErrorState({ error, onRetry, title = 'This could not be loaded' }: ErrorStateProps) {
  return (
    <section className={classes['empty']} role="alert">
      <div className={classes['icon']} data-tone="error" aria-hidden>
        <IconAlertTriangle size={22} stroke={1.6} />
      </div>
      <h2 className={classes['title']}>{title}</h2>
      <p className={classes['text']}>{describeError(error)}</p>
      {onRetry === undefined ? null : (
        <div className={classes['action']}>
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </section>
  );
}
