import { uuidV7Floor, uuidV7Time } from '#core/base/uuid-v7.ts';
import type { Pool, PoolClient } from 'pg';
import { HOUR_MS, KEPT_HOURS } from './volume-window.ts';

/** A row may be committed this long after its id was made: waiting for a connection, then a statement at its limit. */
const SETTLING_MS = 60_000;
/** Of ids, per transaction: keeps each one short after a long pause. */
const SPAN_MS = 10 * 60_000;

const LOCK_PROGRESS = `select counted_until as "countedUntil" from volume_progress for update skip locked`;

const COUNT_EVENTS = `
insert into hourly_events as h (app_event_id, hour, received)
select app_event_id, date_trunc('hour', uuid_time(id), 'UTC'), count(*) from received_events where id >= $1 and id < $2 group by 1, 2
on conflict (app_event_id, hour) do update set received = h.received + excluded.received`;

/*
 * 1. The runs of the span, and those that had not ended when their span was counted.
 * 2. What has ended is counted under the hour in which it was queued.
 * 3. What has not is remembered; what was remembered and has ended is forgotten.
 */
const COUNT_RUNS = `
with seen as materialized (
  select id, workflow_id, status from runs where id >= $1 and id < $2
),
remembered as materialized (
  select r.id, r.workflow_id, r.status from unfinished_runs u join runs r on r.id = u.run_id
  where r.status in ('completed', 'failed', 'cancelled')
),
counted as (
  insert into hourly_runs as h (workflow_id, hour, completed, failed)
  select workflow_id, date_trunc('hour', uuid_time(id), 'UTC'),
    count(*) filter (where status = 'completed'), count(*) filter (where status = 'failed')
  from (select * from seen union all select * from remembered) ended where status in ('completed', 'failed') group by 1, 2
  on conflict (workflow_id, hour) do update set completed = h.completed + excluded.completed, failed = h.failed + excluded.failed
),
forgotten as (
  delete from unfinished_runs where run_id in (select id from remembered) or run_id < $3
)
insert into unfinished_runs (run_id)
select id from seen where status in ('queued', 'running', 'waiting') and id >= $3`;

const ADVANCE = `update volume_progress set counted_until = $1`;
const FORGET_EVENTS = `delete from hourly_events where hour < $1`;
const FORGET_RUNS = `delete from hourly_runs where hour < $1`;

/**
 * Adds up what has been received and run, up to a minute ago. Every process may call it at any time; one works, the
 * others return at once.
 */
export async function addUpVolume(pool: Pool, nowMs: number): Promise<void> {
  const keptSince = nowMs - KEPT_HOURS * HOUR_MS;
  let isBehind = true;
  while (isBehind) {
    isBehind = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ countedUntil: string }>(LOCK_PROGRESS);
      const countedUntil = rows[0]?.countedUntil;
      if (countedUntil === undefined) return false;
      const from = Math.max(uuidV7Time(countedUntil), keptSince);
      const until = Math.min(from + SPAN_MS, nowMs - SETTLING_MS);
      if (until <= from) return false;
      const span = [uuidV7Floor(from), uuidV7Floor(until)];
      await client.query(COUNT_EVENTS, span);
      await client.query(COUNT_RUNS, [...span, uuidV7Floor(keptSince)]);
      await client.query(ADVANCE, [uuidV7Floor(until)]);
      await client.query(FORGET_EVENTS, [new Date(keptSince)]);
      await client.query(FORGET_RUNS, [new Date(keptSince)]);
      return until < nowMs - SETTLING_MS;
    });
  }
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error('The transaction failed.', { cause: error });
    throw error;
  } finally {
    // A client whose transaction failed is not used again: closing it rolls back, also when the connection is gone.
    client.release(failure);
  }
}
