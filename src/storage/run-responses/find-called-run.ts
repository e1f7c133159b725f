import type { Pool } from 'pg';
import type { RunStatus } from '#core/run/state.ts';

export type CalledRunRow = {
  readonly workflow_id: string;
  readonly status: RunStatus;
  readonly finished_at: Date | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly response_status: number | null;
  readonly body: string | null;
};

const FIND = `
select r.workflow_id, r.status, r.finished_at, r.error, s.status as response_status, s.body
from runs r join end_users u on u.id = r.end_user_id left join run_responses s on s.run_id = r.id
where r.id = $1 and r.project_id = $2 and u.external_id = $3`;

/** Undefined: this end user has no such run. */
export async function findCalledRun(
  pool: Pool,
  runId: string,
  projectId: string,
  externalId: string,
): Promise<CalledRunRow | undefined> {
  const values = [runId, projectId, externalId];
  return (await pool.query<CalledRunRow>({ name: 'find-called-run', text: FIND, values })).rows[0];
}
