import type { getCalledRun as route } from '#contract/calling.ts';
import type { ResponseOf } from '#contract/route.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import type { Json } from '#core/base/json.ts';
import { findCalledRun } from '#storage/run-responses/find-called-run.ts';
import type { SenderCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { explainMissing, type RetentionDeps } from '../retention/missing-record.ts';

/** How a run of the end user who asks stands. */
export async function getCalledRun(
  deps: RetentionDeps & Pick<ServerDeps, 'pool'>,
  { projectId, endUserExternalId }: SenderCaller,
  runId: string,
): Promise<ResponseOf<typeof route>> {
  const row = await findCalledRun(deps.pool, runId, projectId, endUserExternalId);
  if (row === undefined) throw await explainMissing(deps, projectId, 'run', runId);
  const { error, response_status: status } = row;
  return {
    runId,
    workflowId: row.workflow_id,
    status: row.status,
    finishedAt: row.finished_at?.toISOString() ?? null,
    error: error === null ? null : { code: error.code, message: error.message },
    response: status === null ? null : { status, body: readBody(row.body) },
  };
}

function readBody(text: string | null): Json {
  if (text === null) return null;
  const parsed = parseJsonText(text);
  return parsed.ok ? parsed.value : text;
}
