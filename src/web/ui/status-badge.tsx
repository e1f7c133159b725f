import type { RunStatus, StepRunStatus } from '#core/run/state.ts';
import classes from './status-badge.module.css';

export type StatusTone = 'ok' | 'warn' | 'error' | 'running' | 'neutral';
export type Status =
  RunStatus | StepRunStatus | 'published' | 'changed' | 'draft' | 'on' | 'off' | 'active' | 'revoked';

const STATUSES: { readonly [S in Status]: { readonly label: string; readonly tone: StatusTone } } = {
  queued: { label: 'Queued', tone: 'neutral' },
  running: { label: 'Running', tone: 'running' },
  waiting: { label: 'Waiting', tone: 'warn' },
  completed: { label: 'Completed', tone: 'ok' },
  failed: { label: 'Failed', tone: 'error' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  tolerated: { label: 'Failed, continued', tone: 'warn' },
  caught: { label: 'Failed, handled', tone: 'warn' },
  sleeping: { label: 'Sleeping', tone: 'running' },
  open: { label: 'Working on items', tone: 'running' },
  stopped: { label: 'Ended the run', tone: 'ok' },
  skipped: { label: 'Skipped', tone: 'neutral' },
  published: { label: 'Published', tone: 'ok' },
  changed: { label: 'Published, changed since', tone: 'warn' },
  draft: { label: 'Draft', tone: 'neutral' },
  on: { label: 'On', tone: 'ok' },
  off: { label: 'Off', tone: 'neutral' },
  active: { label: 'Active', tone: 'ok' },
  revoked: { label: 'Revoked', tone: 'neutral' },
};

/** A state as a dot and a word. `label` and `tone` say something that is not in the list of states. */
export function StatusBadge(
  props: { readonly status: Status; readonly label?: string } | { readonly label: string; readonly tone: StatusTone },
) {
  const { label, tone } = 'status' in props ? { ...STATUSES[props.status], ...withLabel(props.label) } : props;
  return (
    <span className={classes['badge']} data-tone={tone}>
      <span className={classes['dot']} aria-hidden />
      {label}
    </span>
  );
}

function withLabel(label: string | undefined): { readonly label?: string } {
  return label === undefined ? {} : { label };
}
