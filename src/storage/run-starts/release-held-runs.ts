import type { Pool } from 'pg';

const AT_A_TIME = 5000;

// A row that another process releases is passed over, so that each run gets one job.
const RELEASE = `
with due as materialized (
  select h.run_id, h.project_id from held_runs h join projects p on p.id = h.project_id and not p.is_paused
  order by h.run_id limit $1 for update of h skip locked
),
released as (
  delete from held_runs where run_id in (select run_id from due)
),
jobs as materialized (
  select count(*) from graphile_worker.add_jobs(array(
    select (
      'run', json_build_object('runId', d.run_id, 'fence', r.fence, 'projectId', d.project_id), null, null, 30000, null,
      (row_number() over (partition by d.project_id order by d.run_id) - 1) / 50, null
    )::graphile_worker.job_spec
    from due d join runs r on r.id = d.run_id where r.status = 'queued' order by d.run_id
  )) where exists (select from due)
)
select (select count(*)::int from due) as count where (select count from jobs) >= 0`;

/** Gives the runs that were held while their project was paused their jobs, oldest first. Any process may do so at any time. */
export async function releaseHeldRuns(pool: Pool): Promise<void> {
  let count = 0;
  do {
    const { rows } = await pool.query<{ count: number }>(RELEASE, [AT_A_TIME]);
    count = rows[0]?.count ?? 0;
  } while (count === AT_A_TIME);
}

/** How many runs wait for their project to go on. */
export async function countHeldRuns(pool: Pool, projectId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from held_runs where project_id = $1',
    [projectId],
  );
  return rows[0]?.count ?? 0;
}
