import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EmbeddedPostgresOptions } from './embedded-postgres-options.ts';
import { endOrphanedPostgres } from './end-orphaned-postgres.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { getPostgresBinaries } from './postgres-binaries.ts';
import { listPostgresArguments } from './postgres-settings.ts';
import { getPostgresUser } from './postgres-user.ts';
import { runPostgres, type RunningPostgres } from './run-postgres.ts';
import { createSocketFolder } from './socket-folder.ts';

const LEFTOVER_LIMIT_MS = 15_000;
const LEFTOVER_PAUSE_MS = 100;

/** A cluster on disk that can be started, again and again. */
export interface PreparedCluster {
  readonly connectionStringFor: (database: string) => string;
  /** Aborting gives up this start. */
  readonly run: (signal?: AbortSignal) => Promise<RunningPostgres>;
}

/** Makes the cluster and all it needs to run. Call it only as the owner of the data folder. */
export async function prepareCluster(directory: string, options: EmbeddedPostgresOptions): Promise<PreparedCluster> {
  const { signal, onLog, isDurable = true } = options;
  const cluster = join(directory, 'postgres');
  const binaries = await getPostgresBinaries();
  const user = await getPostgresUser(binaries.postgres, directory);
  await endOrphanedPostgres(cluster, signal);
  await initialiseCluster(cluster, { binaries, user, isDurable, signal });
  const socketFolder = await createSocketFolder(cluster, user);
  const command = [binaries.postgres, ...listPostgresArguments(cluster, socketFolder, isDurable)];
  return {
    connectionStringFor: (database) =>
      `postgres:///${encodeURIComponent(database)}?host=${encodeURIComponent(socketFolder)}&port=5432&user=postgres`,
    run: (given) => runOnceFree(cluster, () => runPostgres(command, { user, onLog, signal: given }), given),
  };
}

// The children of a killed server hold its shared memory and its socket until they notice, some milliseconds later.
async function runOnceFree(
  cluster: string,
  run: () => Promise<RunningPostgres>,
  signal: AbortSignal | undefined,
): Promise<RunningPostgres> {
  for (let waitedMs = 0; ; waitedMs += LEFTOVER_PAUSE_MS) {
    await endOrphanedPostgres(cluster, signal);
    try {
      return await run();
    } catch (error) {
      const isHeld =
        error instanceof Error && /lock file .* already exists|shared memory block .* in use/.test(error.message);
      if (!isHeld || waitedMs >= LEFTOVER_LIMIT_MS) throw error;
      await wait(LEFTOVER_PAUSE_MS, undefined, { signal });
    }
  }
}
