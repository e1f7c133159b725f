import { mkdir, realpath } from 'node:fs/promises';
import { createDatabaseIfMissing } from './create-database.ts';
import { takeDataFolder } from './data-folder-ownership.ts';
import type { EmbeddedPostgresOptions } from './embedded-postgres-options.ts';
import { prepareCluster, type PreparedCluster } from './prepare-cluster.ts';
import type { RunningPostgres } from './run-postgres.ts';

/** A PostgreSQL of our own on a unix socket. It leaves when we leave, however we leave. */
export interface EmbeddedPostgres {
  /** Leads to the database "millrace". */
  readonly connectionString: string;
  readonly connectionStringFor: (database: string) => string;
  /** Stops the server and gives the data folder free. */
  readonly stop: () => Promise<void>;
  /** Settles when the server has left, by `stop` or by itself. */
  readonly exited: Promise<{ readonly code: number | null }>;
}

/** What a start leaves behind: the running server, and the means to run it again without giving up the data folder. */
export interface StartedCluster {
  readonly cluster: PreparedCluster;
  readonly running: RunningPostgres;
  readonly release: () => Promise<void>;
}

/** Starts PostgreSQL on the data folder, making what is missing. Fails when another live process of ours has the folder. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { cluster, running, release } = await startCluster(options);
  return {
    connectionString: cluster.connectionStringFor('millrace'),
    connectionStringFor: cluster.connectionStringFor,
    exited: running.exited,
    stop: async () => {
      await running.stop();
      await release();
    },
  };
}

export async function startCluster(options: EmbeddedPostgresOptions): Promise<StartedCluster> {
  // Others may enter, not look around: the cluster belongs to another user when we are root.
  await mkdir(options.directory, { recursive: true, mode: 0o711 });
  const directory = await realpath(options.directory);
  const ownership = await takeDataFolder(directory);
  try {
    const cluster = await prepareCluster(directory, options);
    const running = await cluster.run(options.signal);
    try {
      await createDatabaseIfMissing(cluster.connectionStringFor('postgres'), 'millrace');
    } catch (error) {
      await running.stop();
      throw error;
    }
    return { cluster, running, release: ownership.release };
  } catch (error) {
    await ownership.release();
    throw error;
  }
}
