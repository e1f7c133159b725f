import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunId } from '#core/base/brand.ts';
import type { StepRun } from '#core/run/state.ts';
import type { RunCommit } from '#engine/ports/run-store.ts';
import { seedProject, seedWorkflow } from '#testing/seed-project.ts';
import { createTemporaryDatabase } from '#testing/temporary-database.ts';
import { makeStep } from '#testing/make-document.ts';
import { HOT_PATH_SETTINGS } from '../database/hot-path-settings.ts';
import { acceptEvents } from '../ingest/accept-events.ts';
import { ensureEndUsers } from '../ingest/ensure-end-users.ts';
import { migrate } from '../migrate.ts';
import { createRunStore } from './run-store.ts';

let database: Awaited<ReturnType<typeof createTemporaryDatabase>>;
let pool: Pool;
let projectId = '';
let appEventId = '';

beforeAll(async () => {
  database = await createTemporaryDatabase({ migrate });
  pool = new Pool({ connectionString: database.connectionString, max: 4, options: HOT_PATH_SETTINGS });
  const project = await seedProject(pool);
  ({ projectId, appEventId } = project);
  await seedWorkflow(pool, project, [makeStep('step1', { type: 'function' })]);
});

afterAll(async () => {
  await pool.end();
  await database.remove();
});

async function startRun(): Promise<RunId> {
  const [endUserId = ''] = await ensureEndUsers(pool, [{ projectId, externalId: 'user 1' }]);
  const { rows } = await pool.query<{ id: string }>('select uuidv7() as id');
  const event = {
    id: rows[0]?.id ?? '',
    projectId,
    appEventId,
    endUserId,
    sentName: 'Contact Created',
    payload: '{"plan":"pro"}',
    mismatches: null,
    idempotencyKey: null,
    bodyHash: null,
  };
  const [acceptance] = await acceptEvents(pool, [event]);
  if (acceptance?.kind !== 'stored' || acceptance.runs[0] === undefined) throw new Error('No run was started.');
  return acceptance.runs[0].runId as RunId;
}

const stepRun: StepRun = {
  stepId: 'step1',
  instance: '',
  status: 'completed',
  attempts: 1,
  startedAt: 1000,
  finishedAt: 2000,
  input: { a: [1] },
  output: null,
  branchId: null,
  error: null,
  logs: [{ level: 'log', message: 'hello' }],
  nextAttemptAt: null,
};

function commitOf(runId: RunId, over: Partial<RunCommit> = {}): RunCommit {
  return {
    runId,
    projectId: projectId as RunCommit['projectId'],
    token: 1,
    status: 'completed',
    stepRuns: [stepRun],
    startedAt: 1000,
    finishedAt: 2000,
    error: null,
    wakeAt: null,
    ...over,
  };
}

const store = () => createRunStore(pool, () => undefined);

test('a queued run is loaded with its payload and its user', async () => {
  const runId = await startRun();
  expect(await store().load({ runId, token: 1, isTakeover: false })).toMatchObject({
    runId,
    status: 'queued',
    payload: '{"plan":"pro"}',
    user: { id: 'user 1', metadata: {} },
    stepRuns: [],
  });
});

test('what a commit recorded is what a later claim loads', async () => {
  const runId = await startRun();
  expect(await store().commit(commitOf(runId, { status: 'running', finishedAt: null }))).toBe('committed');
  const loaded = await store().load({ runId, token: 2, isTakeover: true });
  expect(loaded).toMatchObject({ status: 'running', stepRuns: [stepRun] });
});

test('a worker that was given up for dead cannot write late', async () => {
  const runId = await startRun();
  await store().load({ runId, token: 2, isTakeover: true });
  expect(await store().commit(commitOf(runId))).toBe('refused');
  expect(await store().load({ runId, token: 1, isTakeover: false })).toBeNull();
  const { rows } = await pool.query('select count(*)::int as count from step_runs where run_id = $1', [runId]);
  expect(rows).toEqual([{ count: 0 }]);
});

test('a finished run is not written again', async () => {
  const runId = await startRun();
  expect(await store().commit(commitOf(runId))).toBe('committed');
  expect(await store().commit(commitOf(runId, { status: 'failed' }))).toBe('refused');
});

test('a waiting run gets a job for the time it wakes, under a token that nothing older has', async () => {
  const runId = await startRun();
  const wakeAt = Date.parse('2030-01-01T00:00:00Z');
  expect(await store().commit(commitOf(runId, { status: 'waiting', finishedAt: null, wakeAt }))).toBe('committed');
  const { rows } = await pool.query(
    `select run_at, payload from graphile_worker._private_jobs where payload->>'runId' = $1 and run_at > now()`,
    [runId],
  );
  expect(rows).toEqual([
    { run_at: new Date(wakeAt), payload: { runId, fence: 32_768, projectId: expect.any(String) } },
  ]);
  // The job that committed the wait comes again, as after a crash before it was completed.
  expect(await store().load({ runId, token: 2, isTakeover: true })).toBeNull();
  expect(await store().load({ runId, token: 32_768, isTakeover: false })).toMatchObject({ status: 'waiting' });
});

test('a run that was cancelled meanwhile stays cancelled and keeps what was done', async () => {
  const runId = await startRun();
  await pool.query(`update runs set status = 'cancelled' where id = $1`, [runId]);
  expect(await store().commit(commitOf(runId, { status: 'running', finishedAt: null }))).toBe('cancelled');
  expect(await store().load({ runId, token: 1, isTakeover: false })).toMatchObject({
    status: 'cancelled',
    stepRuns: [stepRun],
  });
});

test('a failed run is listed as failed', async () => {
  const runId = await startRun();
  const error = { code: 'http_status', message: 'No.', stepId: 'step1' };
  await store().commit(commitOf(runId, { status: 'failed', error }));
  const { rows } = await pool.query('select error from runs join failed_runs on run_id = id where id = $1', [runId]);
  expect(rows).toEqual([{ error }]);
});
