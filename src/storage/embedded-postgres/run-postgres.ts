import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { PostgresUser } from './postgres-user.ts';

/** A PostgreSQL server that accepts connections. */
export interface RunningPostgres {
  readonly exited: Promise<{ readonly code: number | null }>;
  stop(): Promise<void>;
}

interface RunOptions {
  readonly user: PostgresUser;
  readonly onLog: ((line: string) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

const FAST_SHUTDOWN_MS = 60_000;

// The shell leaves with PostgreSQL, and stops it when our end of its stdin closes: also when we are killed with -9.
const GUARD =
  'exec 3<&0; "$@" 3<&- & pg=$!; (read _ <&3; kill -INT $pg) 2>/dev/null & guard=$!; exec 3<&-; wait $pg; code=$?; kill $guard 2>/dev/null; exit $code';

/** Starts the server and waits until it accepts connections; rejects with its last words when it leaves before that. */
export async function runPostgres(command: readonly string[], options: RunOptions): Promise<RunningPostgres> {
  options.signal?.throwIfAborted();
  const child = spawn('sh', ['-c', GUARD, 'sh', ...options.user.prefix, ...command], {
    ...options.user.credentials,
    cwd: '/',
    // A group of its own: Ctrl-C must not reach the database before we have finished our work.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const exited = exitOf(child);
  const stop = (): Promise<void> => stopChild(child, exited);
  const giveUp = (): void => void stop();
  options.signal?.addEventListener('abort', giveUp, { once: true });
  try {
    await readiness(child, exited, options.onLog);
  } finally {
    options.signal?.removeEventListener('abort', giveUp);
  }
  if (options.signal?.aborted) await stop();
  options.signal?.throwIfAborted();
  return { exited, stop };
}

async function stopChild(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.stdin?.end();
  // An immediate shutdown leaves the rest to recovery; the next start does it.
  const hurry = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGQUIT'), FAST_SHUTDOWN_MS);
  await exited;
  clearTimeout(hurry);
}

function exitOf(child: ChildProcess): Promise<{ readonly code: number | null }> {
  // Writing to a guard that is gone is no news: "exit" says it.
  child.stdin?.on('error', () => undefined);
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null }));
    child.once('exit', (code) => resolve({ code }));
  });
}

async function readiness(child: ChildProcess, exited: Promise<unknown>, onLog: RunOptions['onLog']): Promise<void> {
  const lastWords: string[] = [];
  const isReady = new Promise<boolean>((resolve) => {
    if (!child.stderr) return resolve(false);
    // Read to the end, or a full pipe would stop the server.
    createInterface(child.stderr).on('line', (line) => {
      onLog?.(line);
      if (lastWords.push(line) > 20) lastWords.shift();
      if (line.includes('database system is ready to accept connections')) resolve(true);
    });
    child.stderr.once('close', () => resolve(false));
    void exited.then(() => setImmediate(resolve, false));
  });
  if (!(await isReady)) throw new Error(`PostgreSQL did not start.\n${lastWords.join('\n')}`);
}
