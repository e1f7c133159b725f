import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seedProject, seedWorkflow, type SeededProject, type SeededWorkflow } from '#testing/seed-project.ts';
import { monday, seedPast, type Past } from '#testing/seed-past.ts';
import { createTemporaryDatabase } from '#testing/temporary-database.ts';
import { ensureEndUsers } from '../ingest/ensure-end-users.ts';
import { migrate } from '../migrate.ts';
import { loadRuns } from '../runs/load-runs.ts';
import { removeOldData } from './remove-old-data.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const signal = AbortSignal.timeout(120_000);

let database: Awaited<ReturnType<typeof createTemporaryDatabase>>;
let pool: Pool;
let project: SeededProject;
let workflow: SeededWorkflow;
let endUserId: string;

beforeAll(async () => {
  database = await createTemporaryDatabase({ migrate });
  pool = new Pool({ connectionString: database.connectionString, max: 6 });
  project = await seedProject(pool);
  workflow = await seedWorkflow(pool, project, []);
  [endUserId = ''] = await ensureEndUsers(pool, [{ projectId: project.projectId, externalId: 'u1' }]);
});
afterEach(async () => {
  await pool.query(
    'truncate received_events, deliveries, runs, step_runs, failed_runs, held_runs, emitted_events, files, refused_sends',
  );
});
afterAll(async () => {
  await pool.end();
  await database.remove();
});

const storePast = (eventMs: number, status?: string, runMs?: number) =>
  seedPast(pool, { ...project, ...workflow, endUserId }, eventMs, status, runMs);
const remove = (days = 90, nowMs = Date.now()) => removeOldData(pool, { nowMs, days }, signal);

async function count(table: string): Promise<number> {
  return (await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? -1;
}

async function listPartitions(): Promise<string[]> {
  const { rows } = await pool.query<{ relname: string }>(
    `select relname from pg_class where relkind = 'r' and relname ~ '^(runs|step_runs|deliveries|received_events)_[0-9]{8}$'`,
  );
  return rows.map(({ relname }) => relname);
}

/** Rows whose event or run is gone. */
async function countOrphans(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select ((select count(*) from step_runs s where not exists (select from runs r where r.id = s.run_id))
      + (select count(*) from failed_runs f where not exists (select from runs r where r.id = f.run_id))
      + (select count(*) from held_runs h where not exists (select from runs r where r.id = h.run_id))
      + (select count(*) from emitted_events m where not exists (select from received_events e where e.id = m.event_id))
      + (select count(*) from deliveries d where not exists (select from received_events e where e.id = d.event_id))
      + (select count(*) from runs r where r.event_id is not null and not exists (select from received_events e where e.id = r.event_id))
     )::int as n`,
  );
  return rows[0]?.n ?? -1;
}

test('weeks that ended before the time that is kept go whole, with all that belongs to their events and runs', async () => {
  for (const weeks of [30, 20, 15]) await storePast(monday(weeks) + DAY_MS, 'failed');
  const kept = await storePast(monday(2) + DAY_MS, 'failed');
  const removed = await remove();
  expect(removed).toMatchObject({ needed: [], busy: [] });
  expect(removed?.dropped).toEqual(expect.arrayContaining([monday(30), monday(20), monday(15)]));
  for (const table of [
    'received_events',
    'deliveries',
    'runs',
    'step_runs',
    'failed_runs',
    'emitted_events',
    'files',
  ]) {
    expect([table, await count(table)]).toEqual([table, 1]);
  }
  expect(await count('refused_sends')).toBe(1);
  expect(await countOrphans()).toBe(0);
  expect((await pool.query('select from runs where id = $1', [kept.runId])).rowCount).toBe(1);
  const oldest = new Date(monday(20)).toISOString().slice(0, 10).replaceAll('-', '');
  expect(await listPartitions()).not.toContain(`runs_${oldest}`);
});

test('a week goes once the last of its days is old enough, and not before', async () => {
  await storePast(monday(20) + DAY_MS);
  const endOfWeek = monday(19);
  expect((await remove(90, endOfWeek + 90 * DAY_MS - 1))?.dropped).not.toContain(monday(20));
  expect(await count('runs')).toBe(1);
  expect((await remove(90, endOfWeek + 90 * DAY_MS))?.dropped).toContain(monday(20));
  expect(await count('runs')).toBe(0);
});

test.each(['queued', 'running', 'waiting'])(
  'a week with a run that is %s stays whole until it has ended',
  async (status) => {
    const waiting = await storePast(monday(20) + DAY_MS, status);
    await storePast(monday(20) + 2 * DAY_MS, 'failed');
    await storePast(monday(19) + 2 * DAY_MS, 'failed');
    expect(await remove()).toMatchObject({ needed: [monday(20)] });
    expect(await count('runs')).toBe(2);
    expect(await count('files')).toBe(2);
    expect(await countOrphans()).toBe(0);
    // It goes on with all that it was started with.
    const claim = { runId: waiting.runId as never, token: 1, isTakeover: false };
    expect((await loadRuns(pool, [claim]))[0]).toMatchObject({ status, payload: '{"n":1}' });
    expect(await count('step_runs')).toBe(2);

    await pool.query(`update runs set status = 'completed' where id = $1`, [waiting.runId]);
    expect(await remove()).toMatchObject({ needed: [], dropped: [monday(20)] });
    expect(await count('runs')).toBe(0);
    expect(await count('failed_runs')).toBe(0);
    expect(await count('files')).toBe(0);
  },
);

test('an event of the last moment of a week stays as long as its run of the next week has not ended', async () => {
  const { runId, eventId } = await storePast(monday(19) - 2, 'waiting', monday(19) + 3);
  expect(await remove()).toMatchObject({ needed: [monday(20), monday(19)] });
  expect((await pool.query('select from received_events where id = $1', [eventId])).rowCount).toBe(1);

  await pool.query(`update runs set status = 'completed' where id = $1`, [runId]);
  // The first of the two weeks is old enough, the second is not.
  expect((await remove(90, monday(19) + 90 * DAY_MS))?.dropped).toContain(monday(20));
  const { rows } = await pool.query('select event_id, input from runs where id = $1', [runId]);
  expect(rows).toEqual([{ event_id: null, input: '{"n":1}' }]);
  expect(await countOrphans()).toBe(0);
});

test('with the clock moved on month by month, every finished run goes in its time and no unfinished one ever', async () => {
  const start = monday(0) + 40 * WEEK_MS;
  await pool.query('select ensure_partitions($1, $2)', [new Date(start), new Date(start + 20 * WEEK_MS)]);
  const past: (Past & { readonly at: number; readonly endsAt: number })[] = [];
  for (let day = 0; day < 100; day += 5) {
    const isLong = day % 25 === 0;
    const at = start + day * DAY_MS + 3_600_000;
    const endsAt = isLong ? at + 30 * DAY_MS : at;
    past.push({ ...(await storePast(at, 'waiting')), at, endsAt });
  }
  for (let day = 0; day <= 180; day += 6) {
    const nowMs = start + day * DAY_MS;
    await pool.query(`update runs set status = 'completed' where id = any($1::uuid[]) and status = 'waiting'`, [
      past.filter(({ endsAt }) => endsAt <= nowMs).map(({ runId }) => runId),
    ]);
    await remove(20, nowMs);
    const { rows } = await pool.query<{ id: string }>('select id from runs');
    const ids = new Set(rows.map(({ id }) => id));
    const due = past.filter(({ at }) => at > nowMs - 20 * DAY_MS);
    const unfinished = past.filter(({ endsAt }) => endsAt > nowMs);
    for (const { runId } of [...due, ...unfinished]) expect(ids).toContain(runId);
    expect(await countOrphans()).toBe(0);
  }
  expect(await count('runs')).toBe(0);
  expect(await count('received_events')).toBe(0);
  await pool.query("select ensure_partitions(now() - interval '7 days', now() + interval '56 days')");
});

test('one process removes at a time', async () => {
  const other = await pool.connect();
  await other.query('select pg_advisory_lock(7261002)');
  expect(await remove()).toBeUndefined();
  other.release(true);
  expect(await remove()).toBeDefined();
});

test('addresses that have lapsed and what tests of drafts kept are removed', async () => {
  const { rows } = await pool.query<{ id: string }>('select id from installations limit 1');
  const installationId = rows[0]?.id;
  await pool.query(
    `insert into hooks (token_hash, installation_id, token_ciphertext, expires_at)
     values ('\\x01', $1, '', now() - interval '1 minute'), ('\\x02', $1, '', now() + interval '1 hour'), ('\\x03', $1, '', null)`,
    [installationId],
  );
  await pool.query(
    `with r as (
       insert into resources (id, project_id, name, api, calls) values (uuidv7(), $1, 'Orders', '{}', '{}') returning id
     )
     insert into resource_addresses (token_hash, resource_id, token_ciphertext, expires_at)
     select '\\x01', id, '', now() - interval '1 minute' from r`,
    [project.projectId],
  );
  await pool.query(
    `insert into hook_tests (token_hash, workflow_id, expires_at) values ('\\x01', $1, now() - interval '1 minute')`,
    [workflow.workflowId],
  );
  await pool.query(
    `insert into stored_values (project_id, scope, owner, key, value, updated_at)
     select $1, 'workflow', owner, 'k', '1', now() - interval '91 days' from unnest(array['test:w', 'w']) owner`,
    [project.projectId],
  );
  await remove();
  const hooks = await pool.query(`select encode(token_hash, 'hex') as hash from hooks order by 1`);
  expect(hooks.rows).toEqual([{ hash: '02' }, { hash: '03' }]);
  expect(await count('hook_tests')).toBe(0);
  expect(await count('resource_addresses')).toBe(0);
  expect((await pool.query('select owner from stored_values')).rows).toEqual([{ owner: 'w' }]);
});
