import type { getRun as route } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { getRunDetail } from '#storage/run-history/run-detail.ts';
import { findRunSummary, type RunSummaryRow } from '#storage/run-history/run-summary.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { presentRun } from './present-run.ts';

export async function getRun(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  runId: string,
): Promise<ResponseOf<typeof route>> {
  const row = await requireRun(db, projectId, runId);
  const { document, payload, stepRuns, itemCounts } = await getRunDetail(db, row);
  return {
    ...presentRun(row),
    versionId: row.versionId,
    document: readDocument(document),
    payload,
    wakeAt: row.status === 'waiting' ? (row.wakeAt?.toISOString() ?? null) : null,
    stepRuns: [...stepRuns],
    itemCounts: itemCounts.map((one) => ({ ...one, failedInstances: [...one.failedInstances] })),
  };
}

export async function requireRun(db: ServerDeps['db'], projectId: string, runId: string): Promise<RunSummaryRow> {
  const row = await findRunSummary(db, projectId, runId);
  if (row === undefined) throw runNotFound();
  return row;
}

export function runNotFound(): AppError {
  return new AppError('not_found', 'There is no such run in this project.');
}
