import type { Pool } from 'pg';
import type { RunStatus } from '#core/run/state.ts';
import type { RunCommit } from '#engine/ports/run-store.ts';
import { idBounds } from './id-bounds.ts';

export type CommitAnswer = 'committed' | 'refused' | 'cancelled';

/*
 * 1. Runs whose claim still holds take their new status; a cancelled run stays cancelled.
 * 2. Their step runs are written, whatever the status: what was done is on record.
 * 3. Failures are listed for the filter on "failed".
 * 4. A waiting run gets its next job. Its fence goes to the next multiple of 32,768, above any token that the attempts of
 *    an older job can reach, so that nothing older can write.
 */
const COMMIT = `
with input as materialized (
  select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::json[])
    as i(run_id, token, status, started_at, finished_at, wake_at, error)
),
written as (
  update runs r set
    status = case when r.status = 'cancelled' then r.status else i.status end,
    fence = case when i.status = 'waiting' then (r.fence / 32768 + 1) * 32768 else r.fence end,
    started_at = coalesce(r.started_at, i.started_at),
    finished_at = coalesce(r.finished_at, i.finished_at),
    wake_at = i.wake_at,
    error = i.error
  from input i
  where r.id = i.run_id and r.fence = i.token and r.status not in ('completed', 'failed')
    and r.id between $21 and $22
  returning r.id, r.project_id, r.workflow_id, r.status, r.fence, r.wake_at
),
steps as (
  insert into step_runs as s
    (run_id, step_id, instance, status, attempts, started_at, finished_at, next_attempt_at, branch_id, input, output, error, logs)
  select i.* from unnest(
    $8::uuid[], $9::text[], $10::text[], $11::text[], $12::int[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[],
    $16::text[], $17::json[], $18::json[], $19::json[], $20::json[]
  ) as i(run_id, step_id, instance, status, attempts, started_at, finished_at, next_attempt_at, branch_id, input, output, error, logs)
  where i.run_id = any(array(select id from written))
  on conflict (run_id, step_id, instance) do update set
    status = excluded.status, attempts = excluded.attempts, finished_at = excluded.finished_at,
    next_attempt_at = excluded.next_attempt_at, branch_id = excluded.branch_id, input = excluded.input,
    output = excluded.output, error = excluded.error, logs = excluded.logs
),
failures as (
  insert into failed_runs (project_id, workflow_id, run_id)
  select project_id, workflow_id, id from written where status = 'failed' on conflict do nothing
)`;

const ANSWER = `
select id, status from written`;

const ENQUEUE_AND_ANSWER = `,
jobs as materialized (
  select count(*) from graphile_worker.add_jobs(array(
    select (
      'run', json_build_object('runId', id, 'fence', fence, 'projectId', project_id), null, wake_at, 30000, null,
      (row_number() over (partition by project_id) - 1) / 50, null
    )::graphile_worker.job_spec
    from written where status = 'waiting'
  )) where exists (select from written where status = 'waiting')
)
select id, status from written where (select count from jobs) >= 0`;

/** Records what many runs did, in one statement. Answers in the order of `commits`. */
export async function commitRuns(pool: Pool, commits: readonly RunCommit[]): Promise<CommitAnswer[]> {
  const hasWaiting = commits.some(({ status }) => status === 'waiting');
  const { rows } = await pool.query<{ id: string; status: RunStatus }>({
    name: hasWaiting ? 'commit-runs-and-enqueue' : 'commit-runs',
    text: COMMIT + (hasWaiting ? ENQUEUE_AND_ANSWER : ANSWER),
    values: [...runColumns(commits), ...stepColumns(commits), ...idBounds(commits.map(({ runId }) => runId))],
  });
  const statuses = new Map(rows.map(({ id, status }) => [id, status]));
  return commits.map(({ runId, status }) => {
    const written = statuses.get(runId);
    if (written === undefined) return 'refused';
    return written === 'cancelled' && status !== 'cancelled' ? 'cancelled' : 'committed';
  });
}

function runColumns(commits: readonly RunCommit[]): unknown[][] {
  return [
    commits.map((commit) => commit.runId),
    commits.map((commit) => commit.token),
    commits.map((commit) => commit.status),
    commits.map((commit) => time(commit.startedAt)),
    commits.map((commit) => time(commit.finishedAt)),
    commits.map((commit) => time(commit.wakeAt)),
    commits.map((commit) => text(commit.error)),
  ];
}

function stepColumns(commits: readonly RunCommit[]): unknown[][] {
  const steps = commits.flatMap(({ runId, stepRuns }) => stepRuns.map((step) => ({ runId, step })));
  return [
    steps.map(({ runId }) => runId),
    steps.map(({ step }) => step.stepId),
    steps.map(({ step }) => step.instance),
    steps.map(({ step }) => step.status),
    steps.map(({ step }) => step.attempts),
    steps.map(({ step }) => time(step.startedAt)),
    steps.map(({ step }) => time(step.finishedAt)),
    steps.map(({ step }) => time(step.nextAttemptAt)),
    steps.map(({ step }) => step.branchId),
    steps.map(({ step }) => text(step.input)),
    steps.map(({ step }) => text(step.output)),
    steps.map(({ step }) => text(step.error)),
    steps.map(({ step }) => (step.logs.length === 0 ? null : text(step.logs))),
  ];
}

const time = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds).toISOString());
const text = (value: unknown) => (value === null ? null : JSON.stringify(value));
