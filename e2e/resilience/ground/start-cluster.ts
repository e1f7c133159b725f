import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../fixtures/free-port.ts';
import { keepProcess, type KeptProcess } from './kept-process.ts';
import { startKillablePostgres, type KillablePostgres } from './killable-postgres.ts';
import { startSink, type Sink } from './start-sink.ts';

/** Several Millrace processes on one Postgres, and a third party that their workflows call. */
export interface Cluster {
  readonly postgres: KillablePostgres;
  readonly sink: Sink;
  readonly apis: readonly KeptProcess[];
  readonly workers: readonly KeptProcess[];
  readonly schedulers: readonly KeptProcess[];
  readonly stop: () => Promise<void>;
}

export interface ClusterOptions {
  readonly apis: number;
  readonly workers: number;
  /** None unless given. */
  readonly schedulers?: number;
  readonly sinkLatencyMs: number;
}

export async function startCluster({ apis, workers, schedulers = 0, sinkLatencyMs }: ClusterOptions): Promise<Cluster> {
  const directory = await mkdtemp(join(tmpdir(), 'millrace-cluster-'));
  // The database belongs to another user when we are root, who must be able to enter.
  await chmod(directory, 0o711);
  const postgres = await startKillablePostgres(join(directory, 'database'));
  const sink = await startSink(sinkLatencyMs);
  const shared = {
    DATABASE_URL: postgres.connectionString,
    ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
    SESSION_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  };
  const start = async (role: string, index: number): Promise<KeptProcess> =>
    keepProcess(`${role} ${index + 1}`, {
      dataDir: join(directory, `${role}-${index + 1}`),
      env: { ...shared, ROLES: role },
      ...(role === 'api' ? { port: await findFreePort() } : {}),
    });
  const startAll = (role: string, count: number): Promise<KeptProcess[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => start(role, index)));
  const [apiProcesses, workerProcesses, schedulerProcesses] = await Promise.all([
    startAll('api', apis),
    startAll('worker', workers),
    startAll('scheduler', schedulers),
  ]);
  return {
    postgres,
    sink,
    apis: apiProcesses,
    workers: workerProcesses,
    schedulers: schedulerProcesses,
    stop: async () => {
      await Promise.all([...apiProcesses, ...workerProcesses, ...schedulerProcesses].map((one) => one.stop()));
      await sink.stop();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}
