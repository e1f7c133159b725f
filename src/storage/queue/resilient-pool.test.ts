import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testing/temporary-database.ts';
import { ResilientPool } from './resilient-pool.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await createTemporaryDatabase();
});
afterAll(() => database.remove());

test('a statement whose connection is ended is sent again, and the end of the interruption is told once', async () => {
  const told: string[] = [];
  const pool = new ResilientPool({
    config: { connectionString: database.connectionString, max: 1 },
    signal: new AbortController().signal,
    onInterruption: () => told.push('interrupted'),
    onRestored: () => told.push('restored'),
  });
  const other = new Pool({ connectionString: database.connectionString, max: 1 });
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const sleeping = pool.query(`select pg_sleep(case when pg_backend_pid() = $1 then 60 else 0 end)`, [rows[0]?.pid]);
  const isSleeping = async () =>
    (await other.query(`select from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'`, [rows[0]?.pid]))
      .rowCount;
  await expect.poll(isSleeping).toBe(1);
  await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await sleeping;
  await pool.query('select 1');
  expect(told.indexOf('interrupted')).toBe(0);
  expect(told.filter((one) => one === 'restored')).toEqual(['restored']);
  expect(told.at(-1)).toBe('restored');
  await other.end();
  await pool.end();
});
