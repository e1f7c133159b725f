import type { LogLine } from '#core/run/state.ts';
import classes from './step-test-result.module.css';

type StepLogsProps = { readonly logs: readonly LogLine[]; readonly maxHeight: number };

export function StepLogs({ logs, maxHeight }: StepLogsProps) {
  if (logs.length === 0) return <p className={classes['none']}>Nothing was logged.</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keyboard.
    <ol className={classes['logs']} style={{ maxHeight }} tabIndex={0} aria-label="Logs">
      {logs.map(({ level, message }, index) => (
        // Lines never change places.
        <li key={index} data-level={level}>
          <span className={classes['level']}>{level}</span>
          {message}
        </li>
      ))}
    </ol>
  );
}
