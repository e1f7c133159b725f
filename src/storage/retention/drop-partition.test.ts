import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunId } from '#core/base/brand.ts';
import { seedProject, seedWorkflow } from '#testing/seed-project.ts';
import { idAt, monday, seedPast, type PastPlace } from '#testing/seed-past.ts';
import { createTemporaryDatabase } from '#testing/temporary-database.ts';
import { HOT_PATH_SETTINGS } from '../database/hot-path-settings.ts';
import { acceptEvents } from '../ingest/accept-events.ts';
import { ensureEndUsers } from '../ingest/ensure-end-users.ts';
import { migrate } from '../migrate.ts';
import { loadRuns } from '../runs/load-runs.ts';
import { removeOldData } from './remove-old-data.ts';

const DAY_MS = 86_400_000;

let database: Awaited<ReturnType<typeof createTemporaryDatabase>>;
let pool: Pool;
/** As those who send and run have it. */
let hot: Pool;
let place: PastPlace;

beforeAll(async () => {
  database = await createTemporaryDatabase({ migrate });
  pool = new Pool({ connectionString: database.connectionString, max: 6 });
  hot = new Pool({ connectionString: database.connectionString, max: 6, options: HOT_PATH_SETTINGS });
  const project = await seedProject(pool);
  const workflow = await seedWorkflow(pool, project, []);
  const [endUserId = ''] = await ensureEndUsers(pool, [{ projectId: project.projectId, externalId: 'u1' }]);
  place = { ...project, ...workflow, endUserId };
});
afterAll(async () => {
  await pool.end();
  await hot.end();
  await database.remove();
});

const storePast = (eventMs: number) => seedPast(pool, place, eventMs);
const remove = () => removeOldData(pool, { nowMs: Date.now(), days: 90 }, AbortSignal.timeout(100_000));

async function count(table: string): Promise<number> {
  return (await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? -1;
}

async function listPartitions(ending: string): Promise<string[]> {
  const { rows } = await pool.query<{ relname: string }>(
    `select relname from pg_class where relkind = 'r' and relname like '%' || $1`,
    [ending],
  );
  return rows.map(({ relname }) => relname);
}

test('events are accepted at full speed while weeks are dropped, also behind a reader who holds one for a while', async () => {
  const old: string[] = [];
  for (let weeks = 40; weeks > 16; weeks -= 1) old.push((await storePast(monday(weeks) + DAY_MS)).runId);
  const reader = await pool.connect();
  await reader.query('begin');
  await reader.query('select count(*) from runs');
  setTimeout(() => void reader.query('commit').then(() => reader.release()), 3000);

  let isDropping = true;
  let slowestMs = 0;
  let sent = 0;
  let reads = 0;
  const send = async (): Promise<void> => {
    while (isDropping) {
      const from = performance.now();
      await acceptEvents(hot, [
        {
          id: idAt(Date.now()),
          projectId: place.projectId,
          appEventId: place.appEventId,
          endUserId: place.endUserId,
          sentName: 'Contact Created',
          payload: '{}',
          mismatches: null,
          idempotencyKey: null,
          bodyHash: null,
        },
      ]);
      slowestMs = Math.max(slowestMs, performance.now() - from);
      sent += 1;
    }
  };
  // Statements that were planned while the weeks were there, as those of workers are.
  const read = async (): Promise<void> => {
    while (isDropping) {
      const runId = old[reads % old.length] as RunId;
      await loadRuns(hot, [{ runId, token: 1, isTakeover: reads % 2 === 0 }]);
      reads += 1;
    }
  };
  const senders = [send(), send(), read()];
  const removed = await remove();
  isDropping = false;
  await Promise.all(senders);
  expect(removed).toMatchObject({ busy: [], needed: [] });
  expect(removed?.dropped.length).toBeGreaterThanOrEqual(24);
  // Nobody waited for the reader, as they would behind a lock on the parent.
  expect(slowestMs).toBeLessThan(1500);
  expect(sent).toBeGreaterThan(20);
  expect(reads).toBeGreaterThan(20);
  expect(await count('received_events')).toBe(sent);
  expect(await count('runs')).toBe(sent);
}, 120_000);

test('a detach that was broken off, and one without its drop, are ended at the next time', async () => {
  await storePast(monday(21) + DAY_MS);
  await storePast(monday(20) + DAY_MS);
  const nameOf = (weeks: number) => new Date(monday(weeks)).toISOString().slice(0, 10).replaceAll('-', '');
  await pool.query(`alter table runs detach partition runs_${nameOf(20)}`);
  const reader = await pool.connect();
  await reader.query('begin');
  await reader.query('select count(*) from runs');
  const client = await pool.connect();
  await client.query(`set lock_timeout = 100`);
  await expect(client.query(`alter table runs detach partition runs_${nameOf(21)} concurrently`)).rejects.toThrow(
    /lock timeout/,
  );
  client.release(true);
  await reader.query('commit');
  reader.release();
  expect((await remove())?.dropped).toEqual([monday(21), monday(20)]);
  for (const weeks of [21, 20]) expect(await listPartitions(nameOf(weeks))).toEqual([]);
});
