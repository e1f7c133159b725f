import type { Pool } from 'pg';

export interface QueueState {
  /** Jobs that are due and that nobody has taken; no more than `MOST_COUNTED` are counted. */
  readonly dueCount: number;
  /** How long the oldest of them has been due; 0 when there is none. */
  readonly oldestDueS: number;
}

/** Counting more costs the database more than the number tells. */
export const MOST_COUNTED = 20_000;

// The order is that of the index that workers take jobs by. Those far back stand in front after a minute, see `bring-forward`.
const READ = `
select count(*)::int as due_count, coalesce(extract(epoch from now() - min(run_at)), 0)::float8 as oldest_due_s
from (
  select run_at from graphile_worker._private_jobs where is_available and run_at <= now()
  order by priority, run_at limit $1
) due`;

/** How far behind the workers are, in one statement of a few milliseconds. */
export async function readQueueState(pool: Pool): Promise<QueueState> {
  const { rows } = await pool.query<{ due_count: number; oldest_due_s: number }>(READ, [MOST_COUNTED]);
  return { dueCount: rows[0]?.due_count ?? 0, oldestDueS: rows[0]?.oldest_due_s ?? 0 };
}
