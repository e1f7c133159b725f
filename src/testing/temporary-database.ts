import { createHash, randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';

export interface TemporaryDatabase {
  readonly connectionString: string;
  /** Fails when the test left connections open. */
  remove(): Promise<void>;
}

type Migrate = (connectionString: string) => Promise<void>;

const DATABASE_IN_USE = '55006';
const TEMPLATE_LOCK = 7_245_001;

/** A database of its own for one test file, copied from a template that is migrated once per run. */
export async function createTemporaryDatabase(options: { migrate?: Migrate } = {}): Promise<TemporaryDatabase> {
  const template = options.migrate ? await getTemplate(options.migrate) : 'template1';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer((client) =>
    client.query(`create database ${name} template ${escapeIdentifier(template)} strategy file_copy`),
  );
  return { connectionString: connectionStringFor(name), remove: () => administer((client) => drop(client, name)) };
}

async function getTemplate(migrate: Migrate): Promise<string> {
  // Test files share no memory; a function's source text tells one way to migrate from another.
  const name = `template_${createHash('sha256').update(migrate.toString()).digest('hex').slice(0, 16)}`;
  await administer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} strategy file_copy`);
    await migrate(connectionStringFor(unfinished));
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

async function drop(client: Client, name: string): Promise<void> {
  // PostgreSQL waits five seconds for closing connections to go before it refuses.
  await client.query(`drop database ${name}`).catch(async (error: unknown) => {
    const isInUse = error instanceof Error && 'code' in error && error.code === DATABASE_IN_USE;
    await client.query(`drop database if exists ${name} with (force)`);
    throw isInUse ? new Error('The test left connections to its database open; end its pools before remove().') : error;
  });
}

async function administer<Result>(work: (client: Client) => Promise<Result>): Promise<void> {
  const client = new Client({ connectionString: connectionStringFor('postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function connectionStringFor(database: string): string {
  return inject('postgresUrl').replace('///millrace?', `///${database}?`);
}
