import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '#storage/database/open-database.ts';
import { migrate } from '#storage/migrate.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testing/temporary-database.ts';
import { addUpVolume } from './add-up-volume.ts';
import { readEventVolume } from './read-event-volume.ts';
import { readRunVolume } from './read-run-volume.ts';
import { HOUR_MS } from './volume-window.ts';

let temporary: TemporaryDatabase;
let database: Database;
const appEventId = randomUUID();
const workflowId = randomUUID();
const projectId = randomUUID();
const now = Date.now();

beforeAll(async () => {
  temporary = await createTemporaryDatabase({ migrate });
  const onError = (): void => undefined;
  database = openDatabase({ connectionString: temporary.connectionString, size: 4, onError });
  await query(`insert into projects (id, name) values ($1, 'Acme')`, [projectId]);
  await query(`insert into workflows (id, project_id, name, draft) values ($1, $2, 'Counted', '{}')`, [
    workflowId,
    projectId,
  ]);
  // Every ten minutes of the last 30 hours: an event with a run that has completed, failed, or not ended.
  await query(
    `with at as (select uuidv7(make_interval(mins => -10 * n)) as id, n from generate_series(0, 179) n),
     e as (
       insert into received_events (id, project_id, app_event_id, end_user_id, sent_name, payload)
       select id, $1, $2, $1, 'x', '{}' from at
     )
     insert into runs (id, project_id, workflow_id, version_id, end_user_id, status)
     select id, $1, $3, $1, $1, (array['completed', 'failed', 'waiting'])[n % 3 + 1] from at`,
    [projectId, appEventId, workflowId],
  );
});
afterAll(async () => {
  await database.close();
  await temporary.remove();
});

async function query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await database.pool.query<Row>(text, [...values])).rows;
}
const events = async () => (await readEventVolume(database.db, [appEventId], now)).get(appEventId);
const runs = async () => (await readRunVolume(database.db, projectId, now)).get(workflowId);

test('what was added up and what was not give the same counts together', async () => {
  const [before, runsBefore] = [await events(), await runs()];
  const hoursBefore = before?.slice(0, -1) ?? [];
  expect(hoursBefore).toHaveLength(23);
  expect(new Set(hoursBefore)).toEqual(new Set([6]));
  await Promise.all([addUpVolume(database.pool, now), addUpVolume(database.pool, now)]);
  await addUpVolume(database.pool, now + 60_000);
  expect(await events()).toEqual(before);
  expect(await runs()).toEqual(runsBefore);
  const [counted] = await query<{ hours: number }>('select count(*)::int as hours from hourly_events');
  expect(counted?.hours).toBeGreaterThan(20);
});

test('a run that ends after its hour was added up is counted then, once', async () => {
  const before = await runs();
  const [changed] = await query<{ count: number }>(
    `with ended as (
       update runs set status = 'completed' where status = 'waiting' and id > uuid_floor(now() - interval '5 hours') returning id
     )
     select count(*)::int as count from ended`,
  );
  expect(changed?.count).toBeGreaterThan(5);
  await addUpVolume(database.pool, now + 120_000);
  await addUpVolume(database.pool, now + 180_000);
  expect(await runs()).toEqual({ ...before, completed: (before?.completed ?? 0) + (changed?.count ?? 0) });
});

test('an event that is committed late, but within a minute, is counted', async () => {
  await query('truncate hourly_events, hourly_runs, unfinished_runs');
  await query(`update volume_progress set counted_until = uuid_floor(now() - interval '25 hours')`);
  const before = await events();
  await addUpVolume(database.pool, Date.now());
  await query(
    `insert into received_events (id, project_id, app_event_id, end_user_id, sent_name, payload)
     values (uuidv7(interval '-50 seconds'), $1, $2, $1, 'x', '{}')`,
    [projectId, appEventId],
  );
  await addUpVolume(database.pool, Date.now() + HOUR_MS);
  const sum = (counts: readonly number[] | undefined) => (counts ?? []).reduce((total, count) => total + count, 0);
  expect(sum(await events())).toBe(sum(before) + 1);
});
