import type { getRun as route } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { getRunDetail } from '#storage/run-history/run-detail.ts';
import { findRunSummary, type RunSummaryRow } from '#storage/run-history/run-summary.ts';
import { explainMissing, type RetentionDeps } from '../retention/missing-record.ts';
import { presentRun } from './present-run.ts';

export async function getRun(deps: RetentionDeps, projectId: string, runId: string): Promise<ResponseOf<typeof route>> {
  const row = await requireRun(deps, projectId, runId);
  const { document, payload, stepRuns, itemCounts } = await getRunDetail(deps.db, row);
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

export async function requireRun(deps: RetentionDeps, projectId: string, runId: string): Promise<RunSummaryRow> {
  const row = await findRunSummary(deps.db, projectId, runId);
  if (row === undefined) throw await explainMissing(deps, projectId, 'run', runId);
  return row;
}
