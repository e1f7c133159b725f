import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTemporaryDatabase } from '#testing/temporary-database.ts';
import { seedProject, seedWorkflow } from '#testing/seed-project.ts';
import { ensureEndUsers } from '../ingest/ensure-end-users.ts';
import { migrate } from '../migrate.ts';
import { loadRuns } from '../runs/load-runs.ts';
import { startRuns } from './start-runs.ts';

let database: Awaited<ReturnType<typeof createTemporaryDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTemporaryDatabase({ migrate });
  pool = new Pool({ connectionString: database.connectionString, max: 2 });
});

afterAll(async () => {
  await pool.end();
  await database.remove();
});

async function seedInstallation(): Promise<{ workflowId: string; versionId: string; installationId: string }> {
  const project = await seedProject(pool);
  const workflow = await seedWorkflow(pool, project, []);
  await ensureEndUsers(pool, [{ projectId: project.projectId, externalId: 'u1' }]);
  const { rows } = await pool.query<{ id: string }>('select id from installations where workflow_id = $1', [
    workflow.workflowId,
  ]);
  return { ...workflow, installationId: rows[0]?.id ?? '' };
}

async function createId(): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select uuidv7() as id');
  return rows[0]?.id ?? '';
}

test('a run of what is published now is stored with its input and a job', async () => {
  const { installationId, versionId } = await seedInstallation();
  const runId = await createId();
  expect(await startRuns(pool, [{ runId, installationId, input: '{"n": 1.0}' }])).toEqual(new Set([runId]));
  const [run] = await loadRuns(pool, [{ runId: runId as never, token: 1, isTakeover: false }]);
  expect(run).toMatchObject({ versionId, installationId, eventId: null, payload: '{"n": 1.0}', user: { id: 'u1' } });
  const jobs = await pool.query(`select payload from graphile_worker._private_jobs where payload->>'runId' = $1`, [
    runId,
  ]);
  expect(jobs.rows).toEqual([{ payload: { runId, fence: 1, projectId: expect.any(String) } }]);
});

test('nothing starts for an installation that is off, nor for a workflow that is not published', async () => {
  const off = await seedInstallation();
  const unpublished = await seedInstallation();
  await pool.query('update installations set is_enabled = false where id = $1', [off.installationId]);
  await pool.query('update workflows set published_version_id = null where id = $1', [unpublished.workflowId]);
  const starts = await Promise.all(
    [off, unpublished].map(async ({ installationId }) => ({ runId: await createId(), installationId, input: 'null' })),
  );
  expect(await startRuns(pool, starts)).toEqual(new Set());
  const { rows } = await pool.query('select from runs where id = any($1::uuid[])', [starts.map(({ runId }) => runId)]);
  expect(rows).toHaveLength(0);
});

test('the trigger of a workflow is known from the moment it is published until it is deleted', async () => {
  const { workflowId, versionId } = await seedInstallation();
  const read = async () =>
    (await pool.query('select version_id, type from workflow_triggers where workflow_id = $1', [workflowId])).rows;
  expect(await read()).toEqual([{ version_id: versionId, type: 'app-event' }]);
  await pool.query('update workflows set deleted_at = now() where id = $1', [workflowId]);
  expect(await read()).toEqual([]);
});
