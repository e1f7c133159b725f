import { setTimeout as wait } from 'node:timers/promises';
import type { EmbeddedPostgresOptions } from './embedded-postgres-options.ts';
import type { PreparedCluster } from './prepare-cluster.ts';
import type { RunningPostgres } from './run-postgres.ts';
import { startCluster, type EmbeddedPostgres } from './start-embedded-postgres.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export interface SupervisedPostgresOptions extends EmbeddedPostgresOptions {
  /** The server left without being asked, or could not be started again; another try follows. */
  readonly onInterruption?: (reason: Error) => void;
  /** The server accepts connections again. */
  readonly onRestart?: () => void;
}

export type SupervisedPostgres = Omit<EmbeddedPostgres, 'exited'>;

/** As `startEmbeddedPostgres`; and when the server dies while we live, it is started again at once, until `stop`. */
export async function superviseEmbeddedPostgres(options: SupervisedPostgresOptions): Promise<SupervisedPostgres> {
  const { cluster, running, release } = await startCluster(options);
  const stopping = new AbortController();
  const watch = keepRunning(cluster, running, options, stopping.signal);
  return {
    connectionString: cluster.connectionStringFor('millrace'),
    connectionStringFor: cluster.connectionStringFor,
    stop: async () => {
      stopping.abort();
      await watch;
      await release();
    },
  };
}

async function keepRunning(
  cluster: PreparedCluster,
  first: RunningPostgres,
  options: SupervisedPostgresOptions,
  stopping: AbortSignal,
): Promise<void> {
  let running: RunningPostgres | undefined = first;
  while (running) {
    const code = await exitOrStop(running, stopping);
    if (stopping.aborted) return;
    options.onInterruption?.(new Error(`PostgreSQL left by itself (code ${code ?? 'none'}) and is started again.`));
    running = await restart(cluster, options, stopping);
  }
}

async function exitOrStop(running: RunningPostgres, stopping: AbortSignal): Promise<number | null> {
  const stop = (): void => void running.stop();
  stopping.addEventListener('abort', stop, { once: true });
  if (stopping.aborted) stop();
  const { code } = await running.exited;
  stopping.removeEventListener('abort', stop);
  return code;
}

async function restart(
  cluster: PreparedCluster,
  options: SupervisedPostgresOptions,
  stopping: AbortSignal,
): Promise<RunningPostgres | undefined> {
  for (let pauseMs = FIRST_PAUSE_MS; !stopping.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      const running = await cluster.run(stopping);
      options.onRestart?.();
      return running;
    } catch (cause) {
      if (stopping.aborted) return undefined;
      options.onInterruption?.(new Error('PostgreSQL could not be started again; another try follows.', { cause }));
      await wait(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return undefined;
}
