import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { readCountedUntil } from './read-counted-until.ts';
import { shownSince } from './volume-window.ts';

export interface RunVolume {
  readonly completed: number;
  readonly failed: number;
}

/** Runs of a project that were queued in the last 24 hours and have ended, by workflow; those without any are left out. */
export async function readRunVolume(
  db: Kysely<Tables>,
  projectId: string,
  nowMs: number,
): Promise<ReadonlyMap<string, RunVolume>> {
  const since = shownSince(nowMs);
  const countedUntil = await readCountedUntil(db, since);
  const { rows } = await sql<{ id: string } & RunVolume>`
    select id, sum(completed)::int as completed, sum(failed)::int as failed
    from (
      select h.workflow_id as id, h.completed, h.failed
      from hourly_runs h join workflows w on w.id = h.workflow_id
      where w.project_id = ${projectId} and h.hour >= ${new Date(since)}
      union all
      select workflow_id, count(*) filter (where status = 'completed'), count(*) filter (where status = 'failed')
      from runs
      where project_id = ${projectId}
        and id >= ${countedUntil} and id >= (select counted_until from volume_progress)
      group by 1
    ) counted
    group by 1`.execute(db);
  return new Map(rows.map(({ id, completed, failed }) => [id, { completed, failed }]));
}
