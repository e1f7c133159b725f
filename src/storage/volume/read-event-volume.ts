import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { readCountedUntil } from './read-counted-until.ts';
import { HOUR_MS, SHOWN_HOURS, shownSince } from './volume-window.ts';

/** Received events of each of the last 24 hours, oldest first, by App Event; those without any are left out. */
export async function readEventVolume(
  db: Kysely<Tables>,
  appEventIds: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const since = shownSince(nowMs);
  const countedUntil = await readCountedUntil(db, since);
  const { rows } = await sql<{ id: string; hour: Date; received: number }>`
    select app_event_id as id, hour, received::int
    from hourly_events where app_event_id = any(${appEventIds}::uuid[]) and hour >= ${new Date(since)}
    union all
    select app_event_id, date_trunc('hour', uuid_time(id), 'UTC'), count(*)::int
    from received_events
    where app_event_id = any(${appEventIds}::uuid[])
      and id >= ${countedUntil} and id >= (select counted_until from volume_progress)
    group by 1, 2`.execute(db);
  const volume = new Map<string, number[]>();
  for (const { id, hour, received } of rows) {
    const hours = volume.get(id) ?? Array.from({ length: SHOWN_HOURS }, () => 0);
    const index = Math.min((hour.getTime() - since) / HOUR_MS, SHOWN_HOURS - 1);
    hours[index] = (hours[index] ?? 0) + received;
    volume.set(id, hours);
  }
  return volume;
}
