import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTemporaryDatabase } from './temporary-database.ts';

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

let migrations = 0;
async function migrate(connectionString: string): Promise<void> {
  migrations += 1;
  await query(connectionString, 'create table stones (weight int)');
}

test('two temporary databases are migrated once and share no rows', async () => {
  const first = await createTemporaryDatabase({ migrate });
  const second = await createTemporaryDatabase({ migrate });
  await query(first.connectionString, 'insert into stones values (3)');
  expect(await query(second.connectionString, 'select * from stones')).toEqual([]);
  expect(await query(first.connectionString, 'select * from stones')).toEqual([{ weight: 3 }]);
  expect(migrations).toBe(1);
  await first.remove();
  await second.remove();
});

test('a removed database is gone', async () => {
  const database = await createTemporaryDatabase();
  await database.remove();
  await expect(query(database.connectionString, 'select 1')).rejects.toThrow('does not exist');
});

test('a connection left open fails the removal', async () => {
  const database = await createTemporaryDatabase();
  const leaked = new Client({ connectionString: database.connectionString });
  leaked.on('error', () => undefined);
  await leaked.connect();
  await expect(database.remove()).rejects.toThrow('left connections');
});
