import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getProject } from '#contract/settings.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#storage/embedded-postgres/start-embedded-postgres.ts';
import { migrate } from '#storage/migrate.ts';
import { createBrowserClient } from '#testing/browser-client.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { readConfig } from './config.ts';
import { createServer, type Server } from './create-server.ts';
import { choosePort } from './free-port.ts';
import { createLogger } from './logger.ts';
import { loadServerSecrets } from './secrets-file.ts';
import { openWatch } from './watch.ts';
import { createStepRuntime } from './workers/step-runtime.ts';

let directory: string;
let postgres: EmbeddedPostgres;
let server: Server;
let url: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'millrace-restart-'));
  await chmod(directory, 0o711);
  postgres = await startEmbeddedPostgres({ directory, isDurable: false });
  await migrate(postgres.connectionString);
  const config = await choosePort(readConfig({ PORT: '0', DATA_DIR: directory, LOG_LEVEL: 'silent' }));
  server = await createServer({
    config,
    secrets: await loadServerSecrets(config),
    connectionString: postgres.connectionString,
    logger: createLogger(config),
    ...(await openWatch(config, createLogger(config))),
    runtime: createStepRuntime(config),
    distFolder: directory,
  });
  url = await server.app.listen({ host: config.host, port: config.port });
});
afterAll(async () => {
  await server.close();
  await server.deps.runtime.http.close();
  await server.deps.runtime.sandbox.close();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
});

test('while the database is away, every route says so and when to come back; then it goes on by itself', async () => {
  const { owner, projectId } = await signUpOwner(url);
  await postgres.stop();
  // The session is looked up anew, as it would be some seconds later.
  server.deps.sessions.clear();

  const guest = createBrowserClient(url);
  const credentials = { email: 'ada@example.com', password: 'a wrong password' };
  const answers = [
    await guest.send('GET', '/api/health'),
    await guest.send('GET', '/api/session'),
    await guest.send('POST', '/api/auth/sign-in/email', credentials),
    await owner.send('GET', `/api/projects/${projectId}/secrets`),
    await guest.send('POST', `/projects/${projectId}/sdk/events/trigger`, {}, { authorization: 'Bearer mr_live_x' }),
  ];
  for (const { status, headers, body } of answers) {
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }

  postgres = await startEmbeddedPostgres({ directory, isDurable: false });
  expect((await owner.call(getProject, { params: { projectId } })).name).toBe('Acme');
});
