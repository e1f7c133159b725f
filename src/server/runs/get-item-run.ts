import type { getItemRun as route } from '#contract/runs.ts';
import type { ParamsOf, QueryOf, ResponseOf } from '#contract/route.ts';
import { findItemRun } from '#storage/run-history/item-runs.ts';
import { AppError } from '../app-error.ts';
import type { RetentionDeps } from '../retention/missing-record.ts';
import { requireRun } from './get-run.ts';

export async function getItemRun(
  deps: RetentionDeps,
  projectId: string,
  { runId, stepId }: ParamsOf<typeof route>,
  { instance }: QueryOf<typeof route>,
): Promise<ResponseOf<typeof route>> {
  const run = await requireRun(deps, projectId, runId);
  const stepRun = await findItemRun(deps.db, run.id, stepId, instance);
  if (stepRun === undefined) throw new AppError('not_found', 'The step has not run for this item.');
  return stepRun;
}
