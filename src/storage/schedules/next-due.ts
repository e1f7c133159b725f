import type { Pool } from 'pg';

const NEXT = `
select (extract(epoch from min(next_at)) * 1000)::bigint::text as next_at,
  exists (select from schedules where waiting is not null) as has_waiting
from schedules where next_at > '-infinity' and next_at < 'infinity'`;

/** When something is due next, in milliseconds since 1970 (null: nothing is planned), and whether some wait for their last run. */
export async function findNextDue(
  pool: Pool,
): Promise<{ readonly nextAt: number | null; readonly hasWaiting: boolean }> {
  const { rows } = await pool.query<{ next_at: string | null; has_waiting: boolean }>({ name: 'next-due', text: NEXT });
  const nextAt = rows[0]?.next_at ?? null;
  return { nextAt: nextAt === null ? null : Number(nextAt), hasWaiting: rows[0]?.has_waiting === true };
}
