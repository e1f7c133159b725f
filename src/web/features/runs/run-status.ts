import type { RunStatus } from '#core/run/state.ts';

/** Whether the run has come to its end and can no longer be cancelled. */
export function hasFinished(status: RunStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

export const STATUS_LABELS: { readonly [S in RunStatus]: string } = {
  queued: 'Queued',
  running: 'Running',
  waiting: 'Waiting',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
};
