import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProcess } from './process-identity.ts';

const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;

/**
 * Frees the cluster of a PostgreSQL whose starter is dead: waits for it to leave, asks it to when it does not, and removes
 * the lock that a killed one left behind. Call it only as the owner of the data folder.
 */
export async function endOrphanedPostgres(cluster: string, signal: AbortSignal | undefined): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  // SIGINT lets it write a checkpoint; SIGQUIT leaves the work to recovery. Neither loses a commit.
  const isGone =
    (await endWith('SIGINT', pid, FAST_SHUTDOWN_MS, signal)) ||
    (await endWith('SIGQUIT', pid, IMMEDIATE_SHUTDOWN_MS, signal));
  if (!isGone)
    throw new Error(
      `A PostgreSQL left over from before (pid ${pid}) does not leave ${cluster}. End it and start again.`,
    );
  // PostgreSQL itself takes any process with that pid for its predecessor, even a zombie.
  await rm(path, { force: true });
}

async function endWith(
  kill: NodeJS.Signals,
  pid: number,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!(await isPostgres(pid))) return true;
  sendTo(pid, kill);
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += 20) {
    await wait(20, undefined, { signal });
    if (!(await isPostgres(pid))) return true;
  }
  return false;
}

async function isPostgres(pid: number): Promise<boolean> {
  return (await findProcess(pid))?.program === 'postgres';
}

function sendTo(pid: number, kill: NodeJS.Signals): void {
  try {
    process.kill(pid, kill);
  } catch {
    // It left in between, or belongs to another user: the caller sees which.
  }
}
