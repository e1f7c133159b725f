import { Client } from 'pg';
import { findRunningPostgres } from './find-running-postgres.ts';

const PATIENCE_MS = 5000;

/** As `findRunningPostgres`, but only when it answers: the file that names it may be left from a killed one. */
export async function findAnsweringPostgres(directory: string): Promise<string | null> {
  const connectionString = await findRunningPostgres(directory);
  if (connectionString === null) return null;
  const client = new Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return connectionString;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
