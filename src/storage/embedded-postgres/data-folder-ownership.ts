import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProcess } from './process-identity.ts';

/** The right of this process, and of no other, to run PostgreSQL in a data folder. */
export interface DataFolderOwnership {
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly startedMark: string;
}

/** Fails with a sentence for the operator when another live process has the folder; takes it over from a dead one. */
export async function takeDataFolder(directory: string): Promise<DataFolderOwnership> {
  const path = join(directory, 'millrace.lock');
  const mine = `${path}.${process.pid}.${crypto.randomUUID()}`;
  const startedMark = (await findProcess(process.pid))?.startedMark ?? '';
  const owner: Owner = { pid: process.pid, startedMark };
  await writeFile(mine, JSON.stringify(owner), { mode: 0o644 });
  try {
    // A hard link appears with its content, or not at all: nobody ever reads half a lock.
    while (!(await linked(mine, path))) await removeDeadLock(path, directory);
  } finally {
    await rm(mine, { force: true });
  }
  return { release: () => rm(path, { force: true }) };
}

async function linked(source: string, target: string): Promise<boolean> {
  return link(source, target).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

async function removeDeadLock(path: string, directory: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  await refuseLiveOwner(text, directory);
  // Two starters may both find the dead lock. Each moves away what lies there, and puts back what turns out to be the other's new lock.
  const aside = `${path}.${process.pid}.${crypto.randomUUID()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, 'utf8')) !== text) await linked(aside, path);
  await rm(aside, { force: true });
}

async function refuseLiveOwner(text: string, directory: string): Promise<void> {
  const owner = parseOwner(text);
  if (!owner) return;
  const running = await findProcess(owner.pid);
  // The same pid with another start is another process: pids come round again, and in a container they nearly always do.
  if (!running || running.startedMark !== owner.startedMark) return;
  throw new Error(
    `Another Millrace process (pid ${owner.pid}) is using the data folder ${directory}; stop it or set DATA_DIR to another folder.`,
  );
}

function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('pid' in value) || typeof value.pid !== 'number') return undefined;
    if (!('startedMark' in value) || typeof value.startedMark !== 'string') return undefined;
    return { pid: value.pid, startedMark: value.startedMark };
  } catch {
    return undefined;
  }
}
