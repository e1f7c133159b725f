import { setTimeout as wait } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Partition } from './weeks.ts';

/** Nobody who sends or runs waits behind us for longer than this. */
const LOCK_TIMEOUT_MS = 2000;
const PAUSE_MS = 500;
const MOST_TRIES = 20;

const STATE = `
select case when i.inhrelid is null then 'detached' when i.inhdetachpending then 'detaching' else 'attached' end as state
from pg_class c left join pg_inherits i on i.inhrelid = c.oid
where c.oid = to_regclass($1)`;

/**
 * Takes a partition away without ever locking its parent against those who write: detached concurrently, which waits for
 * statements that began before, then dropped. Gives false when others held it all the time; the next pass tries again,
 * also where this one was broken off. Names come from the catalog.
 */
export async function dropPartition(
  client: PoolClient,
  { parent, name }: Pick<Partition, 'parent' | 'name'>,
  signal: AbortSignal,
): Promise<boolean> {
  await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    try {
      const { rows } = await client.query<Pick<Partition, 'state'>>(STATE, [name]);
      const state = rows[0]?.state;
      // `finalize` ends a detach that was broken off while it waited.
      if (state === 'detaching') await client.query(`alter table ${parent} detach partition ${name} finalize`);
      if (state === 'attached') await client.query(`alter table ${parent} detach partition ${name} concurrently`);
      await client.query(`drop table if exists ${name}`);
      return true;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      if (tries === MOST_TRIES) return false;
    }
    await wait(PAUSE_MS, undefined, { signal });
  }
}

/** Also of a deadlock, which PostgreSQL ends by refusing one of the two. */
function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');
}
