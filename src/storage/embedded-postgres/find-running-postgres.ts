import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Leads to the database "millrace" of a server that another process of ours runs on the data folder; null: none is running. */
export async function findRunningPostgres(directory: string): Promise<string | null> {
  // PostgreSQL writes there: pid, cluster, start time, port, socket folder, address, shared memory, state.
  const text = await readFile(join(directory, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const [, , , port = '', socketFolder = '', , , state = ''] = text.split('\n');
  if (state.trim() !== 'ready') return null;
  return `postgres:///millrace?host=${encodeURIComponent(socketFolder)}&port=${port}&user=postgres`;
}
