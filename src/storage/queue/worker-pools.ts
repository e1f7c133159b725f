import type { Pool } from 'pg';

export type WorkerProcess = { readonly processId: number; readonly host: string };

/** A pool that has not told so for this long is dead. A process killed with -9 is found in this time plus one check. */
const DEAD_AFTER_S = 8;

/** Tells that a pool lives. */
export async function beat(pool: Pool, poolId: string, { processId, host }: WorkerProcess): Promise<void> {
  await pool.query(
    `insert into worker_pools (id, process_id, host) values ($1, $2, $3)
     on conflict (id) do update set heartbeat_at = now()`,
    [poolId, processId, host],
  );
}

/**
 * Gives the jobs of dead pools back to the queue: of those whose heartbeat stopped, and of those that hold jobs
 * without ever having had one. Answers the ids of the pools.
 */
export async function releaseDeadPools(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `with dead as (
       delete from worker_pools where heartbeat_at < now() - $1 * interval '1 second' returning id
     ),
     unknown as (
       select distinct locked_by as id from graphile_worker.jobs
       where locked_at < now() - $1 * interval '1 second' and locked_by not in (select id from worker_pools)
     )
     select id from dead union select id from unknown`,
    [DEAD_AFTER_S],
  );
  await unlock(
    pool,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id }) => id);
}

/** Gives back the jobs of a pool of ours that has stopped, and of all others when we are the only process there can be. */
export async function releasePools(pool: Pool, which: readonly string[] | 'all'): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `with gone as (delete from worker_pools where $1::text[] is null or id = any($1) returning id)
     select id from gone
     union select locked_by from graphile_worker.jobs where locked_by is not null and ($1::text[] is null or locked_by = any($1))`,
    [which === 'all' ? null : which],
  );
  await unlock(
    pool,
    rows.map(({ id }) => id),
  );
}

async function unlock(pool: Pool, poolIds: readonly string[]): Promise<void> {
  if (poolIds.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [poolIds]);
}
