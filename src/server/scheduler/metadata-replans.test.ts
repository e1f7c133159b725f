import { randomFillSync } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdGenerator } from '#core/base/id-generator.ts';
import { nextFireTime } from '#core/schedule/next-fire-time.ts';
import { readSchedule } from '#core/schedule/read-schedule.ts';
import { migrate } from '#storage/migrate.ts';
import { seedSchedule } from '#testing/seed-schedule.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testing/temporary-database.ts';
import { runDue } from './run-due.ts';

let database: TemporaryDatabase;
let pool: Pool;
const createId = createIdGenerator({ now: () => Date.now(), fillRandom: (bytes) => void randomFillSync(bytes) });

beforeAll(async () => {
  database = await createTemporaryDatabase({ migrate });
  pool = new Pool({ connectionString: database.connectionString, max: 8 });
});
afterAll(async () => {
  await pool.end();
  await database.remove();
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAILY = { mode: 'daily', time: '09:00', zoneFrom: 'user', zonePath: 'address.tz', timeZone: 'UTC' };
const EACH_MINUTE = { mode: 'minutes', everyMinutes: 1, overlap: 'parallel', zoneFrom: 'user', zonePath: 'address.tz' };

const SET = `
update end_users set metadata = $3 where external_id = $2
and id in (select end_user_id from installations where workflow_id = $1)`;
const inZone = (workflowId: string, user: string, tz: string) => [
  workflowId,
  user,
  JSON.stringify({ address: { tz } }),
];
const move = (workflowId: string, user: string, tz: string) => pool.query(SET, inZone(workflowId, user, tz));
const run = (at: number) => runDue({ pool, createId, now: () => at });

/** `next_at` by user, in milliseconds; infinities as they are. */
async function nextTimes(workflowId: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ user: string; at: string }>(
    `select u.external_id as user, extract(epoch from s.next_at) * 1000 as at from schedules s
     join installations i on i.id = s.installation_id join end_users u on u.id = i.end_user_id
     where s.workflow_id = $1`,
    [workflowId],
  );
  return Object.fromEntries(rows.map(({ user, at }) => [user, Number(at)]));
}

async function startedTimes(workflowId: string): Promise<number[]> {
  const { rows } = await pool.query<{ at: string }>(
    `select (input::json) ->> 'scheduledAt' as at from runs where workflow_id = $1 order by at`,
    [workflowId],
  );
  return rows.map(({ at }) => Date.parse(at));
}

function nextAtNine(zone: string, after: number): number | null {
  const read = readSchedule({ mode: 'daily', time: '09:00' }, zone);
  return read.ok ? nextFireTime(read.schedule, zone, after) : null;
}

/** Resolves once a statement of this database waits for a lock. */
async function waitForLock(): Promise<void> {
  const isWaiting = async () =>
    (await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
      .rowCount;
  await expect.poll(isWaiting).toBe(1);
}

test('a change of the metadata moves the next time of that user’s schedules alone', async () => {
  const workflowId = await seedSchedule(pool, DAILY, 3);
  const fixed = await seedSchedule(pool, { ...DAILY, zoneFrom: 'fixed' }, 3);
  const now = Date.now();
  await move(workflowId, 'u0', 'Asia/Tokyo');
  await move(workflowId, 'u1', 'Asia/Tokyo');
  await run(now);
  const tokyo = nextAtNine('Asia/Tokyo', now);
  expect(await nextTimes(workflowId)).toEqual({ u0: tokyo, u1: tokyo, u2: nextAtNine('UTC', now) });
  const before = await nextTimes(fixed);

  await move(workflowId, 'u0', 'America/Havana');
  await move(fixed, 'u0', 'America/Havana');
  expect(await nextTimes(workflowId)).toEqual({ u0: -Infinity, u1: tokyo, u2: nextAtNine('UTC', now) });
  await run(Date.now());
  const havana = nextAtNine('America/Havana', now);
  expect(await nextTimes(workflowId)).toEqual({ u0: havana, u1: tokyo, u2: nextAtNine('UTC', now) });
  expect(await nextTimes(fixed)).toEqual(before);
  expect(await startedTimes(workflowId)).toEqual([]);
});

test('what is set again as it is plans nothing anew', async () => {
  const workflowId = await seedSchedule(pool, DAILY, 1);
  await move(workflowId, 'u0', 'Asia/Tokyo');
  await run(Date.now());
  const before = await nextTimes(workflowId);
  await move(workflowId, 'u0', 'Asia/Tokyo');
  expect(await nextTimes(workflowId)).toEqual(before);
});

test('a change right before a time is due neither loses nor doubles it, whatever the clocks say', async () => {
  const workflowId = await seedSchedule(pool, EACH_MINUTE, 1);
  const dueAt = (Math.floor(Date.now() / MINUTE) + 1) * MINUTE;
  await run(Date.now());

  const client = await pool.connect();
  await client.query('begin');
  await client.query(SET, inZone(workflowId, 'u0', 'Asia/Tokyo'));
  // It is not committed yet when the time comes.
  await run(dueAt + 20);
  expect(await startedTimes(workflowId)).toEqual([]);
  await client.query('commit');
  client.release();
  for (let round = 0; round < 3; round += 1) await run(dueAt + 50);
  expect(await startedTimes(workflowId)).toEqual([dueAt]);

  // The clock of the database is behind that of the scheduler which started the run.
  await move(workflowId, 'u0', 'Europe/Berlin');
  for (let round = 0; round < 3; round += 1) await run(dueAt + 60);
  expect(await startedTimes(workflowId)).toEqual([dueAt]);
  await run(dueAt + MINUTE);
  expect(await startedTimes(workflowId)).toEqual([dueAt, dueAt + MINUTE]);
});

test('a time that is due already runs, and the one after it is by the new zone', async () => {
  const workflowId = await seedSchedule(pool, DAILY, 1);
  await run(Date.now());
  const dueAt = Date.now() - SECOND;
  await pool.query('update schedules set next_at = $2 where workflow_id = $1', [workflowId, new Date(dueAt)]);

  const client = await pool.connect();
  await client.query('begin');
  await client.query(SET, inZone(workflowId, 'u0', 'Asia/Tokyo'));
  await run(Date.now());
  // It would have gone on by the zone before.
  expect(await startedTimes(workflowId)).toEqual([]);
  await client.query('commit');
  client.release();
  await run(Date.now());
  expect(await startedTimes(workflowId)).toEqual([dueAt]);
  expect(await nextTimes(workflowId)).toEqual({ u0: nextAtNine('Asia/Tokyo', dueAt) });
});

test('a change that a scheduler is ahead of is not missed', async () => {
  const workflowId = await seedSchedule(pool, DAILY, 1);
  await run(Date.now());
  const scheduler = await pool.connect();
  await scheduler.query('begin');
  await scheduler.query('select from schedules where workflow_id = $1 for update', [workflowId]);
  const moving = move(workflowId, 'u0', 'Asia/Tokyo');
  await waitForLock();
  const next = new Date(Date.now() + MINUTE);
  await scheduler.query('update schedules set next_at = $2, planned_from = now() where workflow_id = $1', [
    workflowId,
    next,
  ]);
  await scheduler.query('commit');
  scheduler.release();
  await moving;
  await run(Date.now());
  expect(await nextTimes(workflowId)).toEqual({ u0: nextAtNine('Asia/Tokyo', Date.now()) });
});

test.each<[string, string]>([
  ['switching on', 'update installations set is_enabled = true where workflow_id = $1'],
  [
    'publishing',
    `with v as (select id from workflow_versions where workflow_id = $1 order by number desc limit 1)
     update workflows set published_version_id = (select id from v) where id = $1`,
  ],
])('%s waits for a change that is under way, and plans by it', async (_, statement) => {
  const workflowId = await seedSchedule(pool, DAILY, 1);
  if (statement.includes('installations')) {
    await pool.query('update installations set is_enabled = false where workflow_id = $1', [workflowId]);
  } else {
    await pool.query('update workflows set published_version_id = null where id = $1', [workflowId]);
  }
  const client = await pool.connect();
  await client.query('begin');
  await client.query(SET, inZone(workflowId, 'u0', 'Asia/Tokyo'));
  const switching = pool.query(statement, [workflowId]);
  await waitForLock();
  await run(Date.now());
  await client.query('commit');
  client.release();
  await switching;
  await run(Date.now());
  expect(await nextTimes(workflowId)).toEqual({ u0: nextAtNine('Asia/Tokyo', Date.now()) });
});

test('a schedule that had ended goes on where its end is later now', async () => {
  const now = Date.now();
  // Local times: what is over in UTC is not over for another twelve hours far in the west.
  const endAt = new Date(now - MINUTE).toISOString().slice(0, 16);
  const workflowId = await seedSchedule(pool, { ...EACH_MINUTE, timeZone: 'UTC', endAt }, 1);
  await run(now);
  expect(await nextTimes(workflowId)).toEqual({ u0: Infinity });
  await move(workflowId, 'u0', 'Etc/GMT+12');
  await run(now);
  expect((await nextTimes(workflowId))['u0']).toBeLessThan(now + 2 * MINUTE);
});
