import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { StepRuntime } from '#engine/runner/execute-step.ts';
import { listen } from '#storage/live/listen.ts';
import { LIVE_CHANNEL } from '#storage/live/publish-live.ts';
import { PRESENCE_CHANNEL } from '#storage/live/publish-presence.ts';
import { RESPONSE_CHANNEL } from '#storage/run-responses/save-response.ts';
import { SETTINGS_CHANNEL } from '#storage/projects/projects.ts';
import { acceptWaitingConnections } from './accept-waiting-connections.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { createDeps } from './create-deps.ts';
import type { ServerDeps } from './deps.ts';
import type { Metrics } from './metrics/metrics.ts';
import { openDatabases } from './open-databases.ts';
import type { ServerSecrets } from './secrets-file.ts';
import type { Traces } from './traces/traces.ts';
import { createTrouble } from './trouble.ts';
import type { Vitals } from './vitals/vitals.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly secrets: ServerSecrets;
  /** Leads to a database that is migrated. */
  readonly connectionString: string;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly traces: Traces | null;
  readonly vitals: Vitals;
  readonly runtime: StepRuntime;
  /** Where the built web app and SDK are. */
  readonly distFolder: string;
}

export interface Server {
  readonly app: FastifyInstance;
  readonly deps: ServerDeps;
  /** Takes no more requests, finishes those under way for at most 10 seconds, and lets the database go. */
  close(): Promise<void>;
}

const DRAIN_MS = 10_000;

/** Everything that answers HTTP, ready to listen. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { connectionString, logger } = options;
  const closing = new AbortController();
  const databases = openDatabases(connectionString, (err) =>
    logger.debug({ err }, 'A connection to the database broke.'),
  );
  for (const name of ['main', 'auth', 'sending'] as const) options.metrics.watchPool(name, databases[name].pool);
  const { deps, flush } = createDeps({ ...options, databases, closing: closing.signal });
  const app = await createApp(deps, options.vitals);
  const hearing = createTrouble({ logger, what: 'Hearing of changed settings and of live activity' });
  const listening = await listen({
    pool: databases.main.pool,
    channels: {
      [SETTINGS_CHANNEL]: (projectId) => {
        deps.projectAccess.drop(projectId);
        deps.memberships.clear();
        deps.live.receiveSettings(projectId);
      },
      [LIVE_CHANNEL]: (payload) => deps.live.receive(payload),
      [RESPONSE_CHANNEL]: (runId) => deps.waitingCallers.receive(runId),
      [PRESENCE_CHANNEL]: (payload) => deps.presence.receive(payload),
    },
    onResumed: () => deps.live.resume(),
    signal: closing.signal,
    onHeard: hearing.passed,
    onError: hearing.failed,
  });
  return {
    app,
    deps,
    close: async () => {
      closing.abort();
      await drain(app);
      await flush();
      await listening.stopped;
      await databases.close();
    },
  };
}

async function drain(app: FastifyInstance): Promise<void> {
  await acceptWaitingConnections(app.server);
  const hurry = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
  await app.close();
  clearTimeout(hurry);
}
