import type { Pool, PoolClient } from 'pg';

export type RunStart = {
  /** A UUIDv7 of now: runs are filed by the time in it. */
  readonly runId: string;
  readonly installationId: string;
  /** Source text of what the trigger gives. */
  readonly input: string;
};

const START = `
with input as materialized (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as i(run_id, installation_id, input)
),
ready as materialized (
  select i.run_id, n.project_id, n.workflow_id, t.version_id, n.id as installation_id, n.end_user_id, t.type, i.input
  from input i
  join installations n on n.id = i.installation_id and n.is_enabled
  join workflow_triggers t on t.workflow_id = n.workflow_id
),
started as (
  insert into runs (id, project_id, workflow_id, version_id, installation_id, end_user_id, trigger_type, input)
  select run_id, project_id, workflow_id, version_id, installation_id, end_user_id, type, input from ready
),
paused as materialized (
  select id from projects where is_paused
),
held as (
  insert into held_runs (run_id, project_id)
  select run_id, project_id from ready where project_id in (select id from paused)
),
-- One job per run; the runs of a paused project wait without one. 30,000 attempts: only crashes spend them, a failing
-- step has its own count. Of many runs of one project each fifty stand one place further back.
jobs as materialized (
  select count(*) from graphile_worker.add_jobs(array(
    select (
      'run', json_build_object('runId', run_id, 'fence', 1, 'projectId', project_id), null, null, 30000, null,
      (row_number() over (partition by project_id) - 1) / 50, null
    )::graphile_worker.job_spec
    from ready where project_id not in (select id from paused)
  )) where exists (select from ready)
)
select run_id from ready where (select count from jobs) >= 0`;

/**
 * Starts runs of what is published now, each for an installation that is on, in one statement; within the caller's
 * transaction where there is one. Gives the ids of those that were started: the others' installations are off, or their
 * workflows are not published.
 */
export async function startRuns(db: Pool | PoolClient, starts: readonly RunStart[]): Promise<ReadonlySet<string>> {
  if (starts.length === 0) return new Set();
  const { rows } = await db.query<{ run_id: string }>({
    name: 'start-runs',
    text: START,
    values: [
      starts.map(({ runId }) => runId),
      starts.map(({ installationId }) => installationId),
      starts.map(({ input }) => input),
    ],
  });
  return new Set(rows.map(({ run_id }) => run_id));
}
