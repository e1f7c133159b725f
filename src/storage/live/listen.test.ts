import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testing/temporary-database.ts';
import { listen } from './listen.ts';

let database: TemporaryDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTemporaryDatabase();
  pool = new Pool({ connectionString: database.connectionString, max: 3 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
});
afterAll(async () => {
  await pool.end();
  await database.remove();
});

test('notifications arrive on their channel, also after the connection was broken', async () => {
  const closing = new AbortController();
  const heard: string[] = [];
  let resumed = Promise.withResolvers<void>();
  let arrived = Promise.withResolvers<void>();
  const { stopped } = await listen({
    pool,
    channels: {
      first: (payload) => {
        heard.push(`first ${payload}`);
        arrived.resolve();
      },
      second: (payload) => heard.push(`second ${payload}`),
    },
    signal: closing.signal,
    onResumed: () => resumed.resolve(),
    onHeard: () => heard.push('listens'),
    onError: () => undefined,
  });
  await pool.query(`select pg_notify('second', 'a'), pg_notify('third', 'b'), pg_notify('first', 'c')`);
  await arrived.promise;
  arrived = Promise.withResolvers();

  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid()`,
  );
  await resumed.promise;
  resumed = Promise.withResolvers();
  await pool.query(`select pg_notify('first', 'd')`);
  await arrived.promise;

  expect(heard).toEqual(['listens', 'second a', 'first c', 'listens', 'first d']);
  closing.abort();
  await stopped;
});
