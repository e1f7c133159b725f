import type { cancelRun as route } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { cancelRun as cancelInStorage } from '#storage/run-history/cancel-run.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { requireRun, runNotFound } from './get-run.ts';
import { presentRun } from './present-run.ts';

/** The step that is under way finishes and is recorded; no other one starts. */
export async function cancelRun(
  { db, onActivity, metrics }: Pick<ServerDeps, 'db' | 'onActivity' | 'metrics'>,
  projectId: string,
  runId: string,
): Promise<ResponseOf<typeof route>> {
  const outcome = await cancelInStorage(db, projectId, runId);
  if (outcome === 'unknown') throw runNotFound();
  const run = presentRun(await requireRun(db, projectId, runId));
  if (outcome === 'finished') {
    throw new AppError('run_finished', 'The run has ended already.', { details: { status: run.status } });
  }
  metrics.runCommitted('cancelled');
  onActivity(projectId);
  return run;
}
