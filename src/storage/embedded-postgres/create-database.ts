import { Client, escapeIdentifier } from 'pg';

/** Makes the database unless it is there. `connectionString` leads to another database of the same server. */
export async function createDatabaseIfMissing(connectionString: string, name: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
