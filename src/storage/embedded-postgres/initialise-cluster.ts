import { execFile } from 'node:child_process';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { giveFolder, type PostgresUser } from './postgres-user.ts';

interface ClusterOptions {
  readonly binaries: PostgresBinaries;
  readonly user: PostgresUser;
  readonly isDurable: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Makes the database cluster in the folder unless it is there. A folder with that name is always a whole cluster. */
export async function initialiseCluster(directory: string, options: ClusterOptions): Promise<void> {
  await removeUnfinished(directory);
  const isThere = await access(join(directory, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (!isThere) await createCluster(directory, options);
  await giveFolder(options.user, directory);
}

// The new name for each try keeps us clear of an initdb that outlived a killed starter and still writes.
async function createCluster(directory: string, { binaries, user, isDurable, signal }: ClusterOptions): Promise<void> {
  const unfinished = `${directory}.unfinished-${crypto.randomUUID()}`;
  await mkdir(unfinished, { mode: 0o700 });
  await giveFolder(user, unfinished);
  const settings =
    '--auth=trust --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --no-instructions';
  const [program = binaries.initdb, ...rest] = [...user.prefix, binaries.initdb, '-D', unfinished, '-U', 'postgres'];
  const all = [...rest, ...settings.split(' '), ...(isDurable ? [] : ['--no-sync'])];
  try {
    await promisify(execFile)(program, all, { ...user.credentials, cwd: '/', signal });
    await rename(unfinished, directory);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Error(`The database could not be created in ${directory}: ${messageOf(cause)}`, { cause });
  }
}

async function removeUnfinished(directory: string): Promise<void> {
  const parent = dirname(directory);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(directory)}.unfinished-`)) continue;
    // Left over is harmless; the next start tries again.
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

function messageOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'stderr' in cause && typeof cause.stderr === 'string' && cause.stderr !== ''
    ? cause.stderr.trim()
    : cause.message;
}
