import type { Pool } from 'pg';
import type { StartedRun } from './accept-events.ts';

export type KeyOfEvent = { readonly projectId: string; readonly endUserId: string; readonly key: string };
export type EarlierEvent = {
  readonly eventId: string;
  readonly bodyHash: Buffer;
  readonly runs: StartedRun[];
};

const READ = `
select k.event_id as "eventId", k.body_hash as "bodyHash", coalesce((
    select json_agg(json_build_object('workflowId', d.workflow_id, 'runId', d.run_id, 'installationId', d.installation_id))
    from deliveries d where d.event_id = k.event_id and d.verdict = 'started'
  ), '[]') as runs
from idempotency_keys k where k.project_id = $1 and k.end_user_id = $2 and k.key = $3`;

/** The event that first used an idempotency key, with what was answered to it; undefined when the key has just expired. */
export async function findEarlierEvent(
  pool: Pool,
  { projectId, endUserId, key }: KeyOfEvent,
): Promise<EarlierEvent | undefined> {
  const { rows } = await pool.query<EarlierEvent>(READ, [projectId, endUserId, key]);
  return rows[0];
}
