import type { cancelRun as route } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { cancelRun as cancelInStorage } from '#storage/run-history/cancel-run.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { requireRun } from './get-run.ts';
import { explainMissing, type RetentionDeps } from '../retention/missing-record.ts';
import { presentRun } from './present-run.ts';

/** The step that is under way finishes and is recorded; no other one starts. */
export async function cancelRun(
  deps: RetentionDeps & Pick<ServerDeps, 'onActivity' | 'metrics'>,
  projectId: string,
  runId: string,
): Promise<ResponseOf<typeof route>> {
  const outcome = await cancelInStorage(deps.db, projectId, runId);
  if (outcome === 'unknown') throw await explainMissing(deps, projectId, 'run', runId);
  const run = presentRun(await requireRun(deps, projectId, runId));
  if (outcome === 'finished') {
    throw new AppError('run_finished', 'The run has ended already.', { details: { status: run.status } });
  }
  deps.metrics.runCommitted('cancelled');
  deps.onActivity(projectId);
  return run;
}
