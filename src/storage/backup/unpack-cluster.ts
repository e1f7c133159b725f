import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { TarError, type TarEntry } from './tar.ts';

/** Without these a cluster does not start, or starts without making itself whole. */
const NEEDED = ['PG_VERSION', 'global/pg_control', 'backup_label'];

/** Of the server that was running, in the same folder. */
const SOCKET = /^\.s\.PGSQL\./;

/** Writes the entries of a cluster into a folder, which it makes. Throws a `TarError` when something is missing. */
export async function unpackCluster(entries: AsyncIterator<TarEntry>, folder: string): Promise<void> {
  const missing = new Set(NEEDED);
  await mkdir(folder, { mode: 0o700 });
  for (let next = await entries.next(); next.done !== true; next = await entries.next()) {
    const { name, kind, content } = next.value;
    if (SOCKET.test(name)) continue;
    const path = join(folder, name);
    missing.delete(name);
    await mkdir(kind === 'folder' ? path : dirname(path), { recursive: true, mode: 0o700 });
    // On disk for good when PostgreSQL starts: it syncs the whole folder before it makes a copy whole.
    if (kind === 'file') await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  }
  if (missing.size > 0) throw new TarError(`The archive holds no ${[...missing].join(', ')}.`);
}
