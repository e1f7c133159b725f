import type { cancelRun } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { uuidV7Time } from '#core/base/uuid-v7.ts';
import type { RunSummaryRow } from '#storage/run-history/run-summary.ts';

export function presentRun(row: RunSummaryRow): ResponseOf<typeof cancelRun> {
  const { error } = row;
  return {
    id: row.id,
    status: row.status,
    workflowId: row.workflowId,
    workflowName: row.workflowName,
    versionNumber: row.versionNumber,
    userId: row.userId,
    eventId: row.eventId,
    eventName: row.eventName,
    triggerType: row.triggerType,
    dueAt: presentDue(row.dueAt),
    queuedAt: new Date(uuidV7Time(row.id)).toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    error: error === null ? null : { code: error.code, message: error.message, stepId: error.stepId },
  };
}

function presentDue(text: string | null): string | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
