import type { Pool } from 'pg';
import type { EventId, InstallationId, ProjectId, RunId, VersionId, WorkflowId } from '#core/base/brand.ts';
import type { Json } from '#core/base/json.ts';
import type { RunStatus } from '#core/run/state.ts';
import type { Claim, LoadedRun } from '#engine/ports/run-store.ts';
import { readStepRun, type StepRunRow } from './run-row.ts';

type RunRow = {
  id: RunId;
  project_id: ProjectId;
  workflow_id: WorkflowId;
  version_id: VersionId;
  installation_id: InstallationId | null;
  event_id: EventId | null;
  status: RunStatus;
  payload: string | null;
  external_id: string;
  metadata: Json;
};

const TAKE_OVER = `
update runs r set fence = i.token
from unnest($1::uuid[], $2::bigint[]) as i(run_id, token)
where r.id = i.run_id and r.fence < i.token`;

const LOAD = `
select r.id, r.project_id, r.workflow_id, r.version_id, r.installation_id, r.event_id, r.status, coalesce(e.payload, r.input) as payload, u.external_id, u.metadata
from unnest($1::uuid[], $2::bigint[]) as i(run_id, token)
join runs r on r.id = i.run_id and r.fence = i.token
left join received_events e on e.id = r.event_id
join end_users u on u.id = r.end_user_id`;

const LOAD_STEPS = `
select s.* from unnest($1::uuid[]) as i(run_id) join step_runs s on s.run_id = i.run_id order by s.started_at`;

/** Loads many runs at once; null where the claim has lost or the run does not exist. */
export async function loadRuns(pool: Pool, claims: readonly Claim[]): Promise<(LoadedRun | null)[]> {
  const takeovers = claims.filter(({ isTakeover }) => isTakeover);
  if (takeovers.length > 0) {
    await pool.query({ name: 'take-over-runs', text: TAKE_OVER, values: columns(takeovers) });
  }
  const { rows } = await pool.query<RunRow>({ name: 'load-runs', text: LOAD, values: columns(claims) });
  const steps = await loadSteps(pool, rows);
  const runs = new Map(rows.map((row) => [row.id, row]));
  return claims.map(({ runId }) => {
    const row = runs.get(runId);
    return row === undefined ? null : readRun(row, steps.get(runId) ?? []);
  });
}

const columns = (claims: readonly Claim[]) => [claims.map(({ runId }) => runId), claims.map(({ token }) => token)];

/** A queued run that nobody took over has no steps yet: the usual case reads nothing here. */
async function loadSteps(pool: Pool, runs: readonly RunRow[]): Promise<Map<string, StepRunRow[]>> {
  const begun = runs.filter(({ status }) => status !== 'queued').map(({ id }) => id);
  const steps = new Map<string, StepRunRow[]>();
  if (begun.length === 0) return steps;
  const { rows } = await pool.query<StepRunRow>({ name: 'load-step-runs', text: LOAD_STEPS, values: [begun] });
  for (const row of rows) {
    const list = steps.get(row.run_id) ?? [];
    list.push(row);
    steps.set(row.run_id, list);
  }
  return steps;
}

function readRun(row: RunRow, steps: readonly StepRunRow[]): LoadedRun {
  return {
    runId: row.id,
    projectId: row.project_id,
    workflowId: row.workflow_id,
    versionId: row.version_id,
    installationId: row.installation_id,
    eventId: row.event_id,
    status: row.status,
    payload: row.payload ?? 'null',
    user: { id: row.external_id, metadata: row.metadata },
    stepRuns: steps.map(readStepRun),
  };
}
