import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testing/temporary-database.ts';
import { seedProject, seedWorkflow } from '#testing/seed-project.ts';
import { publishTrigger, seedSchedule } from '#testing/seed-schedule.ts';
import { ensureEndUsers } from '#storage/ingest/ensure-end-users.ts';
import type { Tables } from '#storage/database/tables.ts';
import { listRunSummaries } from '#storage/run-history/run-summary.ts';
import { migrate } from '#storage/migrate.ts';
import { createLogger } from '../logger.ts';
import { readConfig } from '../config.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { runDue } from './run-due.ts';
import { startScheduler } from './start-scheduler.ts';
import { createIdGenerator } from '#core/base/id-generator.ts';
import { randomFillSync } from 'node:crypto';

let database: TemporaryDatabase;
let pool: Pool;
const logger = createLogger(readConfig({ LOG_LEVEL: 'silent' }));
const createId = createIdGenerator({ now: () => Date.now(), fillRandom: (bytes) => void randomFillSync(bytes) });

beforeAll(async () => {
  database = await createTemporaryDatabase({ migrate });
  pool = new Pool({ connectionString: database.connectionString, max: 12 });
});
afterAll(async () => {
  await pool.end();
  await database.remove();
});

const runsOf = async (workflowId: string) =>
  (
    await pool.query<{ user: string; at: string }>(
      `select u.external_id as user, (r.input::json)->>'scheduledAt' as at from runs r
       join end_users u on u.id = r.end_user_id where r.workflow_id = $1 order by at, u.external_id`,
      [workflowId],
    )
  ).rows;
const finishRuns = (workflowId: string) =>
  pool.query(`update runs set status = 'completed' where workflow_id = $1`, [workflowId]);
const at = (text: string) => Date.parse(text);
const runAt = async (text: string) => {
  while (!(await runDue({ pool, createId, now: () => at(text) })).isAll);
};

test('each user’s run starts at its time, with what the trigger gives', async () => {
  const workflowId = await seedSchedule(pool, { mode: 'daily', time: '09:00', timeZone: 'Europe/Berlin' }, 2);
  await runAt('2030-01-01T00:00Z');
  expect(await runsOf(workflowId)).toEqual([]);
  await runAt('2030-01-01T08:00Z');
  await runAt('2030-01-01T08:00Z');
  expect(await runsOf(workflowId)).toEqual([
    { user: 'u0', at: '2030-01-01T08:00:00.000Z' },
    { user: 'u1', at: '2030-01-01T08:00:00.000Z' },
  ]);
  const { rows } = await pool.query<{ id: string; input: string }>(
    'select id, input from runs where workflow_id = $1 limit 1',
    [workflowId],
  );
  expect(rows).toMatchObject([
    { input: '{"scheduledAt":"2030-01-01T08:00:00.000Z","timeZone":"Europe/Berlin","isLate":false}' },
  ]);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const [summary] = await listRunSummaries(db, [rows[0]?.id ?? '']);
  expect(summary).toMatchObject({ triggerType: 'scheduler', dueAt: '2030-01-01T08:00:00.000Z' });
});

test('the zone may be the user’s own', async () => {
  const workflowId = await seedSchedule(pool, { time: '09:00', zoneFrom: 'user', zonePath: 'tz', timeZone: 'UTC' }, 3);
  await pool.query(
    `update end_users set metadata = '{"tz":"Asia/Tokyo"}' where external_id = 'u0'
    and id in (select end_user_id from installations where workflow_id = $1)`,
    [workflowId],
  );
  await runAt('2030-01-01T20:00Z');
  await runAt('2030-01-02T00:00Z');
  expect(await runsOf(workflowId)).toEqual([{ user: 'u0', at: '2030-01-02T00:00:00.000Z' }]);
});

test('who switches off has no time any more, who switches on again and who comes new has one', async () => {
  const workflowId = await seedSchedule(pool, { mode: 'minutes', everyMinutes: 1 }, 1);
  const scheduled = async () =>
    (await pool.query('select from schedules where workflow_id = $1', [workflowId])).rowCount;
  expect(await scheduled()).toBe(1);
  await pool.query('update installations set is_enabled = false where workflow_id = $1', [workflowId]);
  expect(await scheduled()).toBe(0);
  await pool.query('update installations set is_enabled = true where workflow_id = $1', [workflowId]);
  const { rows } = await pool.query<{ id: string }>('select project_id as id from workflows where id = $1', [
    workflowId,
  ]);
  await ensureEndUsers(pool, [{ projectId: rows[0]?.id ?? '', externalId: 'new' }]);
  expect(await scheduled()).toBe(2);
  await pool.query('update workflows set published_version_id = null where id = $1', [workflowId]);
  expect(await scheduled()).toBe(0);
});

test('while a run is not done the next time waits, and has its turn afterwards', async () => {
  const workflowId = await seedSchedule(pool, { mode: 'minutes', everyMinutes: 1, overlap: 'queue' }, 1);
  for (const minute of ['00', '01', '02']) await runAt(`2031-01-01T00:${minute}:00Z`);
  expect(await runsOf(workflowId)).toHaveLength(1);
  await finishRuns(workflowId);
  await runAt('2031-01-01T00:02:30Z');
  expect((await runsOf(workflowId)).map((run) => run.at)).toEqual([
    '2031-01-01T00:01:00.000Z',
    '2031-01-01T00:02:00.000Z',
  ]);
});

test('a time that is left out says why', async () => {
  const workflowId = await seedSchedule(pool, { mode: 'minutes', everyMinutes: 1, overlap: 'skip', missed: 'skip' }, 1);
  const skipped = async () =>
    (await pool.query('select skip_reason, next_at from schedules where workflow_id = $1', [workflowId])).rows[0] as {
      skip_reason: string;
      next_at: Date;
    };
  for (const minute of ['00', '01', '02']) await runAt(`2032-01-01T00:${minute}:00Z`);
  expect(await skipped()).toMatchObject({ skip_reason: 'overlap' });
  await finishRuns(workflowId);
  await runAt('2032-01-01T01:00:30Z');
  expect(await skipped()).toEqual({ skip_reason: 'missed', next_at: new Date('2032-01-01T01:01:00Z') });
  expect(await runsOf(workflowId)).toHaveLength(1);
});

test('three schedulers at once start each of 2,000 times once', async () => {
  const workflowId = await seedSchedule(pool, { mode: 'minutes', everyMinutes: 1, overlap: 'parallel' }, 200);
  await runAt('2033-01-01T00:00:30Z');
  for (let minute = 1; minute <= 10; minute += 1) {
    const now = at(`2033-01-01T00:${String(minute).padStart(2, '0')}:00Z`);
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        while (!(await runDue({ pool, createId, now: () => now })).isAll);
      }),
    );
  }
  const runs = await runsOf(workflowId);
  expect(runs).toHaveLength(2000);
  expect(new Set(runs.map((run) => `${run.user} ${run.at}`)).size).toBe(2000);
});

test.each(['skip', 'queue'])('several schedulers that catch up start no run beside another: %s', async (overlap) => {
  const workflowId = await seedSchedule(pool, { mode: 'seconds', everySeconds: 5, overlap }, 300);
  for (let year = 2040; year < 2044; year += 1) {
    await pool.query(`update schedules set next_at = '-infinity', waiting = null where workflow_id = $1`, [workflowId]);
    await finishRuns(workflowId);
    await runAt(`${year}-01-01T00:00:01Z`);
    const now = at(`${year}-01-01T00:00:50Z`);
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let round = 0; round < 25; round += 1) await runDue({ pool, createId, now: () => now });
      }),
    );
    const { rows } = await pool.query(
      `select installation_id from runs where workflow_id = $1 and status not in ('completed', 'failed', 'cancelled')
       group by 1 having count(*) > 1`,
      [workflowId],
    );
    expect(rows).toEqual([]);
  }
});

test('a scheduler that sleeps hears of a new schedule at once', async () => {
  const metrics = createMetrics();
  const scheduler = await startScheduler({ pool, createId, now: () => Date.now(), logger, metrics });
  await sleep(50);
  const workflowId = await seedSchedule(pool, { mode: 'seconds', everySeconds: 5, overlap: 'parallel' }, 1);
  await expect.poll(async () => (await runsOf(workflowId)).length, { timeout: 9_000 }).toBeGreaterThan(0);
  await scheduler.stop();
  const lateness = await metrics.print();
  expect(lateness).toMatch(/schedule_lateness_seconds_bucket\{le="5"\} [1-9]/);
});

test('a workflow that starts when it is switched on does so once for each user', async () => {
  const project = await seedProject(pool);
  const { workflowId, versionId } = await seedWorkflow(pool, project, []);
  const { projectId } = project;
  await ensureEndUsers(pool, [{ projectId, externalId: 'before' }]);
  await publishTrigger(pool, { workflowId, versionId, type: 'integration-enabled', config: {} });
  await ensureEndUsers(pool, [{ projectId, externalId: 'after' }]);
  const startedFor = async () => {
    await runAt(new Date(Date.now() + 1000).toISOString());
    return (
      await pool.query(
        `select u.external_id from runs r join end_users u on u.id = r.end_user_id where r.workflow_id = $1`,
        [workflowId],
      )
    ).rows.map((row: { external_id: string }) => row.external_id);
  };
  expect(await startedFor()).toEqual(['after']);
  for (const isEnabled of [false, true]) {
    await pool.query('update installations set is_enabled = $2 where workflow_id = $1', [workflowId, isEnabled]);
  }
  expect((await startedFor()).toSorted()).toEqual(['after', 'before']);
  for (const isEnabled of [false, true]) {
    await pool.query('update installations set is_enabled = $2 where workflow_id = $1', [workflowId, isEnabled]);
  }
  expect(await startedFor()).toHaveLength(2);
});
