import type { PoolClient } from 'pg';
import { uuidV7Floor } from '#core/base/uuid-v7.ts';
import { dropPartition } from './drop-partition.ts';
import { listWeeks, type Week } from './weeks.ts';

/** A run is made from an event, or from a file that came with a call, at most this long after it. */
const START_LAG_MS = 86_400_000;

// Old weeks change no more: one pass over the table, which ends at the first that is found.
const HAS_UNFINISHED = `
select exists (
  select from runs where id >= $1 and id < $2 and status in ('queued', 'running', 'waiting')
) as found`;

// The runs of a week's first moments, whose events were received in the week before.
const KEEP_INPUT = `
update runs r set input = e.payload, event_id = null
from received_events e
where r.id >= $2 and r.id < $3 and r.event_id >= $1 and r.event_id < $2 and e.id = r.event_id and e.id >= $1 and e.id < $2`;

export type DroppedWeeks = {
  /** Starts of weeks, in milliseconds since 1970. */
  readonly dropped: readonly number[];
  /** Those that hold a run that has not ended, or what it was started by. */
  readonly needed: readonly number[];
  /** Those that could not be taken away while others read them. */
  readonly busy: readonly number[];
};

/** Drops the partitions of weeks that ended before `untilMs` and that no unfinished run needs. */
export async function dropOldWeeks(client: PoolClient, untilMs: number, signal: AbortSignal): Promise<DroppedWeeks> {
  const result = { dropped: [] as number[], needed: [] as number[], busy: [] as number[] };
  for (const week of await listWeeks(client)) {
    if (week.endMs > untilMs) break;
    signal.throwIfAborted();
    if (await isNeeded(client, week)) result.needed.push(week.startMs);
    else if (await dropWeek(client, week, signal)) result.dropped.push(week.startMs);
    else result.busy.push(week.startMs);
  }
  return result;
}

async function isNeeded(client: PoolClient, { startMs, endMs }: Week): Promise<boolean> {
  const bounds = [uuidV7Floor(startMs), uuidV7Floor(endMs + START_LAG_MS)];
  const { rows } = await client.query<{ found: boolean }>(HAS_UNFINISHED, bounds);
  return rows[0]?.found !== false;
}

async function dropWeek(client: PoolClient, week: Week, signal: AbortSignal): Promise<boolean> {
  const bounds = [week.startMs, week.endMs, week.endMs + START_LAG_MS].map(uuidV7Floor);
  await client.query(KEEP_INPUT, bounds);
  for (const partition of week.partitions) {
    if (!(await dropPartition(client, partition, signal))) return false;
  }
  return true;
}
