import { Client } from 'pg';

export type DatabaseDescription = { readonly postgres: number; readonly migrations: readonly string[] };

/** What a restore must fit: the major version of PostgreSQL, and the migrations that were made. */
export async function describeDatabase(connectionString: string): Promise<DatabaseDescription> {
  return ask(connectionString, async (client) => {
    const version = await client.query<{ major: number }>(
      `select current_setting('server_version_num')::int / 10000 as major`,
    );
    const migrations = await client.query<{ name: string }>('select name from kysely_migration order by name');
    return { postgres: version.rows[0]?.major ?? 0, migrations: migrations.rows.map(({ name }) => name) };
  });
}

export type DatabaseCounts = { readonly projects: number; readonly events: number; readonly unfinishedRuns: number };

/** What a person can hold against what they remember. */
export async function countDatabase(connectionString: string): Promise<DatabaseCounts> {
  return ask(connectionString, async (client) => {
    const { rows } = await client.query<DatabaseCounts>(
      `select (select count(*)::int from projects) as projects, (select count(*)::int from received_events) as events,
        (select count(*)::int from runs where status in ('queued', 'running', 'waiting')) as "unfinishedRuns"`,
    );
    return rows[0] ?? { projects: 0, events: 0, unfinishedRuns: 0 };
  });
}

async function ask<Result>(connectionString: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
