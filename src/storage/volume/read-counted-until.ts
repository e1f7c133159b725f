import { sql, type Kysely } from 'kysely';
import { uuidV7Floor } from '#core/base/uuid-v7.ts';
import type { Tables } from '../database/tables.ts';

/**
 * From which id on rows are counted one by one. It only grows, so a statement that reads it again in its own snapshot
 * may take this one as a lower bound, by which the planner sees how little there is to count.
 */
export async function readCountedUntil(db: Kysely<Tables>, sinceMs: number): Promise<string> {
  const since = uuidV7Floor(sinceMs);
  const { rows } = await sql<{ id: string }>`
    select greatest(counted_until, ${since}::uuid) as id from volume_progress`.execute(db);
  return rows[0]?.id ?? since;
}
