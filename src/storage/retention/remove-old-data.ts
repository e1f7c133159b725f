import type { Pool, PoolClient } from 'pg';
import { cleanOldRows } from './clean-old-rows.ts';
import { dropOldWeeks, type DroppedWeeks } from './drop-old-weeks.ts';
import { findGaps, listWeeks } from './weeks.ts';

const DAY_MS = 86_400_000;
/** Any number of ours; one process at a time removes. */
const LOCK = 7_261_002;
/** Looking through a week of millions of runs takes its time. */
const STATEMENT_TIMEOUT_MS = 15 * 60_000;

export type Retention = { readonly nowMs: number; readonly days: number };

/** Before when everything that has ended may go, in milliseconds since 1970. */
export function keptSinceMs({ nowMs, days }: Retention): number {
  return nowMs - days * DAY_MS;
}

/**
 * Removes received events and runs that are older than so many days, and what belongs to them: whole weeks, once the last
 * of their days is that old and all of their runs have ended. Any process may call it at any time; undefined: another one is at it.
 */
export async function removeOldData(
  pool: Pool,
  retention: Retention,
  signal: AbortSignal,
): Promise<DroppedWeeks | undefined> {
  const client = await pool.connect();
  try {
    if (!(await takeLock(client))) return undefined;
    const untilMs = keptSinceMs(retention);
    const weeks = await dropOldWeeks(client, untilMs, signal);
    const gaps = findGaps(await listWeeks(client), untilMs);
    await cleanOldRows(pool, { gaps, untilMs, nowMs: retention.nowMs }, signal);
    return weeks;
  } finally {
    // Closed, not given back: the settings go with it, and so would the lock, a moment later.
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release(true);
  }
}

async function takeLock(client: PoolClient): Promise<boolean> {
  await client.query(`set statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [LOCK]);
  return rows[0]?.locked === true;
}
