import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#storage/migrate.ts';
import { readConfig } from '#server/config.ts';
import { createServer, type Server } from '#server/create-server.ts';
import { choosePort } from '#server/free-port.ts';
import { createLogger } from '#server/logger.ts';
import { loadServerSecrets } from '#server/secrets-file.ts';
import { openWatch, watchDatabase, type Watch } from '#server/watch.ts';
import { createStepRuntime } from '#server/workers/step-runtime.ts';
import { createTemporaryDatabase } from './temporary-database.ts';

export interface TestServer extends Server {
  readonly url: string;
  readonly connectionString: string;
  readonly watch: Watch;
}

/** The HTTP side of Millrace on a database and a port of its own; takes no runs. */
export async function startTestServer(environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const database = await createTemporaryDatabase({ migrate });
  const dataDir = await mkdtemp(join(tmpdir(), 'millrace-server-'));
  const given = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...environment });
  const config = await choosePort(given);
  const runtime = createStepRuntime(config);
  const watch = await openWatch(config, createLogger(config));
  const watching = watchDatabase(watch, database.connectionString, () => undefined);
  watch.readiness.start(watching.pool);
  const server = await createServer({
    config,
    secrets: await loadServerSecrets(config),
    connectionString: database.connectionString,
    logger: createLogger(config),
    ...watch,
    runtime,
    distFolder: join(dataDir, 'dist'),
  });
  await server.app.listen({ host: config.host, port: config.port });
  return {
    ...server,
    url: `http://127.0.0.1:${config.port}`,
    connectionString: database.connectionString,
    watch,
    close: async () => {
      await server.close();
      await runtime.close();
      await watching.close();
      await watch.traces?.stop();
      await database.remove();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
