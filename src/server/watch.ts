import type { FastifyBaseLogger } from 'fastify';
import { openDatabase, type Database } from '#storage/database/open-database.ts';
import type { Config } from './config.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { watchProcess } from './metrics/watch-process.ts';
import { watchQueue } from './metrics/watch-queue.ts';
import type { Traces } from './traces/traces.ts';
import { createReadiness, type Readiness } from './vitals/readiness.ts';
import { createVitals, type Vitals } from './vitals/vitals.ts';

/** What operators see of this process. */
export interface Watch {
  readonly metrics: Metrics;
  /** null: nothing is traced. */
  readonly traces: Traces | null;
  readonly readiness: Readiness;
  readonly vitals: Vitals;
}

/** Opened before all else, so that a start that takes long can be watched too. */
export async function openWatch(config: Config, logger: FastifyBaseLogger): Promise<Watch> {
  const metrics = createMetrics();
  watchProcess(metrics.registry);
  const readiness = createReadiness();
  const vitals = createVitals({ readiness, metrics, metricsToken: config.metricsToken, roles: config.roles });
  return { metrics, traces: await startTracesIfWanted(config, logger), readiness, vitals };
}

/** The libraries are large, and few processes trace. */
async function startTracesIfWanted({ tracing }: Config, logger: FastifyBaseLogger): Promise<Traces | null> {
  if (tracing === null) return null;
  const { startTraces } = await import('./traces/start-traces.ts');
  return startTraces(tracing, logger);
}

/** What the watch asks must not wait behind the work that it watches; connections that are not used are closed. */
const WATCH_CONNECTIONS = 2;

/** Opens the connections over which the watch looks at the database. */
export function watchDatabase(
  { metrics }: Pick<Watch, 'metrics'>,
  connectionString: string,
  onError: (error: Error) => void,
): Database {
  const database = openDatabase({ connectionString, size: WATCH_CONNECTIONS, onError });
  watchQueue(metrics.registry, database.pool);
  return database;
}
