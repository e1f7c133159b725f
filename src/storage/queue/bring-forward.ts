import type { Pool } from 'pg';

const AT_A_TIME = 10_000;

const BRING_FORWARD = `
select count(*)::int as count from graphile_worker.reschedule_jobs(array(
  select id from graphile_worker.jobs
  where priority > 0 and locked_at is null and run_at < now() - interval '60 seconds'
  order by run_at limit $1
), priority => 0)`;

/**
 * Runs that stand behind others for being many stand in front after a minute, so that none waits for ever. Any process may
 * do so at any time.
 */
export async function bringForward(pool: Pool): Promise<void> {
  let count = 0;
  do {
    const { rows } = await pool.query<{ count: number }>(BRING_FORWARD, [AT_A_TIME]);
    count = rows[0]?.count ?? 0;
  } while (count === AT_A_TIME);
}
