import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveFolder, type PostgresUser } from './postgres-user.ts';

// sun_path holds 108 bytes on Linux and 104 on macOS, with the closing zero.
const MAX_SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107;

/** The folder for the unix socket: the cluster's own, or a private one in the temporary folder when that path is too long. */
export async function createSocketFolder(clusterDirectory: string, user: PostgresUser): Promise<string> {
  if (Buffer.byteLength(join(clusterDirectory, '.s.PGSQL.5432')) <= MAX_SOCKET_PATH_BYTES) return clusterDirectory;
  const name = `millrace-${createHash('sha256').update(clusterDirectory).digest('hex').slice(0, 16)}`;
  const directory = join(tmpdir(), name);
  await mkdir(directory, { mode: 0o700 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await refuseForeignFolder(directory, user);
  await giveFolder(user, directory);
  return directory;
}

// Everybody may write to the temporary folder: a folder laid there by somebody else would get our queries.
async function refuseForeignFolder(directory: string, user: PostgresUser): Promise<void> {
  const found = await lstat(directory);
  const isOurs = found.uid === process.getuid?.() || found.uid === user.credentials.uid;
  if (found.isDirectory() && isOurs && (found.mode & 0o077) === 0) return;
  throw new Error(`The folder ${directory} is not private to this user. Remove it, or set DATA_DIR to a shorter path.`);
}
