import type { LogLine } from '#core/run/state.ts';
import classes from './run-step-details.module.css';

/** What the step wrote to its console. */
export function StepLogs({ logs }: { readonly logs: readonly LogLine[] }) {
  if (logs.length === 0) return null;
  return (
    <section aria-label="Logs">
      <header className={classes['title']}>
        <h3>Logs</h3>
      </header>
      <ol className={classes['logs']}>
        {logs.map(({ level, message }, index) => (
          // Lines are only ever added at the end.
          <li key={index} data-level={level}>
            <span className={classes['level']}>{level}</span>
            <span>{message}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
