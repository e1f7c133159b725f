import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/**
 * Cancels a run that has not ended. One statement: a worker's commit comes before it and is the end, or after it and
 * finds the run cancelled.
 */
export async function cancelRun(
  db: Kysely<Tables>,
  projectId: string,
  runId: string,
): Promise<'cancelled' | 'finished' | 'unknown'> {
  const { rows } = await sql<{ isCancelled: boolean }>`
    with cancelled as (
      update runs set status = 'cancelled', finished_at = now(), wake_at = null
      where id = ${runId} and project_id = ${projectId} and status in ('queued', 'running', 'waiting')
      returning id
    )
    select exists (select from cancelled) as "isCancelled"
    from runs where id = ${runId} and project_id = ${projectId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return 'unknown';
  return row.isCancelled ? 'cancelled' : 'finished';
}
