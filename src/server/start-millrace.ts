import { randomFillSync } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { createIdGenerator } from '#core/base/id-generator.ts';
import type { StepRuntime } from '#engine/runner/execute-step.ts';
import { openDatabase, type Database } from '#storage/database/open-database.ts';
import { createActivityNotifier } from '#storage/live/activity-notifier.ts';
import { ConfigError, type Config } from './config.ts';
import { createServer } from './create-server.ts';
import { createEncryption, type Encryption } from './crypto/encryption.ts';
import { choosePort } from './free-port.ts';
import { pagesTrouble } from './live/pages-trouble.ts';
import { createLogger } from './logger.ts';
import { startMaintenance } from './maintenance.ts';
import { readResource } from './resources/read-resource.ts';
import { readSecrets } from './secrets/read-secrets.ts';
import { reencryptSecrets } from './secrets/reencrypt-secrets.ts';
import { loadServerSecrets, type ServerSecrets } from './secrets-file.ts';
import { startScheduler } from './scheduler/start-scheduler.ts';
import { startDatabase } from './start-database.ts';
import { startVitalsPort } from './vitals/start-vitals-port.ts';
import { openWatch, watchDatabase, type Watch } from './watch.ts';
import { startWorkers } from './workers/start-workers.ts';
import { createStepRuntime } from './workers/step-runtime.ts';

export interface Millrace {
  /** null: this process has no role that answers HTTP. */
  readonly url: string | null;
  /** Where health and metrics are answered on a port of their own; null: only at `url`. */
  readonly healthUrl: string | null;
  /** Finishes what is under way; the database leaves last. */
  stop(): Promise<void>;
}

interface Ground {
  readonly config: Config;
  readonly secrets: ServerSecrets;
  readonly connectionString: string;
  /** For what works behind the answers. */
  readonly background: Database;
  readonly encryption: Encryption;
  readonly runtime: StepRuntime;
  readonly logger: FastifyBaseLogger;
  readonly watch: Watch;
  readonly watchPool: Pool;
}
type Stop = () => Promise<void>;

const BACKGROUND_CONNECTIONS = 5;
const DIST_FOLDER = resolve(import.meta.dirname, '../../dist');

/** Starts the roles of the configuration in this process, and what they stand on. */
export async function startMillrace(given: Config): Promise<Millrace> {
  const config = await choosePort(given);
  const logger = createLogger(config);
  const watch = await openWatch(config, logger);
  const layers: Stop[] = [async () => watch.traces?.stop()];
  const stop = async (): Promise<void> => {
    watch.readiness.drain();
    for (const stopLayer of layers.splice(0).reverse()) await stopLayer();
  };
  try {
    const vitalsServer = await startVitalsPort(config, watch.vitals);
    layers.push(async () => vitalsServer?.stop());
    const ground = await layGround(config, logger, watch, layers);
    const roles: Stop[] = [];
    // They leave together, also those that had started when another one failed to.
    layers.push(async () => void (await Promise.all(roles.map((stopRole) => stopRole()))));
    await startRoles(ground, roles);
    watch.readiness.start(ground.watchPool);
    // Load balancers that ask see that we leave before we do.
    layers.push(() => wait(config.drainDelayMs));
    return {
      url: config.roles.includes('api') ? config.publicUrl : null,
      healthUrl: vitalsServer === null ? null : `http://${config.host}:${vitalsServer.port}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function layGround(config: Config, logger: FastifyBaseLogger, watch: Watch, layers: Stop[]): Promise<Ground> {
  const secrets = await loadServerSecrets(config);
  const encryption = createEncryption(secrets.encryptionKeys);
  const database = await startDatabase(config, logger);
  layers.push(() => database.stop());
  const { connectionString } = database;
  const onError = (err: Error): void => logger.debug({ err }, 'A connection to the database broke.');
  const watching = watchDatabase(watch, connectionString, onError);
  layers.push(() => watching.close());
  const background = openDatabase({ connectionString, size: BACKGROUND_CONNECTIONS, onError });
  watch.metrics.watchPool('background', background.pool);
  layers.push(() => background.close());
  await reencryptSecrets(background, encryption).catch((error: unknown) => {
    throw new ConfigError(
      'ENCRYPTION_KEY, or secrets.json in DATA_DIR, is not the one that this database was used with.',
      {
        cause: error,
      },
    );
  });
  const runtime = createStepRuntime(config);
  layers.push(() => runtime.close());
  return {
    config,
    secrets,
    connectionString,
    background,
    encryption,
    runtime,
    logger,
    watch,
    watchPool: watching.pool,
  };
}

async function startRoles(ground: Ground, started: Stop[]): Promise<void> {
  const { config } = ground;
  if (config.roles.includes('worker')) started.push(await startWorkerRole(ground));
  if (config.roles.includes('scheduler')) started.push(await startSchedulerRole(ground));
  if (config.roles.includes('api')) started.push(await startApiRole(ground));
}

async function startWorkerRole(ground: Ground): Promise<Stop> {
  const { config, background, encryption, logger, watch } = ground;
  const workers = await startWorkers({
    connectionString: ground.connectionString,
    concurrency: config.concurrency,
    projectConcurrency: config.projectConcurrency,
    runtime: ground.runtime,
    readSecrets: (projectId) => readSecrets({ db: background.db, encryption }, projectId),
    readResource: (projectId, id) => readResource({ db: background.db, encryption }, projectId, id),
    onActivity: createActivityNotifier({ pool: background.pool, ...pagesTrouble(logger) }),
    isOnlyProcess: config.databaseUrl === null,
    createId: createIds(),
    logger,
    metrics: watch.metrics,
    traces: watch.traces,
  });
  return workers.stop;
}

async function startSchedulerRole({ config, background, logger, watch: { metrics } }: Ground): Promise<Stop> {
  const { pool } = background;
  const now = (): number => Date.now();
  const createId = createIds();
  const maintenance = startMaintenance(pool, { retentionDays: config.retentionDays, logger });
  const scheduler = await startScheduler({ pool, createId, now, logger, metrics });
  return async () => void (await Promise.all([maintenance.stop(), scheduler.stop()]));
}

function createIds(): () => string {
  return createIdGenerator({ now: () => Date.now(), fillRandom: (bytes) => void randomFillSync(bytes) });
}

async function startApiRole(ground: Ground): Promise<Stop> {
  const { host, port } = ground.config;
  const server = await createServer({ ...ground, ...ground.watch, distFolder: DIST_FOLDER });
  try {
    await server.app.listen({ host, port });
  } catch (error) {
    await server.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new ConfigError(`Another program listens on port ${port}; set PORT to another one.`);
    }
    throw error;
  }
  return server.close;
}
