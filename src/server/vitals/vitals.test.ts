import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#testing/test-server.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { createReadiness } from './readiness.ts';
import { createVitals, isLocalRequest } from './vitals.ts';
import { startVitalsServer } from './vitals-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const TOKEN = 'a-token-of-an-operator';
const create = (metricsToken: string | null) =>
  createVitals({ readiness: createReadiness(), metrics: createMetrics(), metricsToken, roles: ['worker'] });

test('a process lives, is ready, and is not ready from the moment in which it begins to leave', async () => {
  const ask = async (path: string) => {
    const response = await fetch(server.url + path);
    return { status: response.status, body: await response.json() };
  };
  expect(await ask('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
  expect(await ask('/readyz')).toEqual({
    status: 200,
    body: { status: 'ready', roles: ['api', 'worker', 'scheduler'] },
  });
  const readiness = createReadiness();
  readiness.start(server.deps.pool);
  expect(await readiness.findObstacle()).toBeNull();
  readiness.drain();
  expect(await readiness.findObstacle()).toBe('This process is about to leave.');
});

test('a process that has not started, or has no database, is not ready and says why', async () => {
  const readiness = createReadiness();
  expect(await readiness.findObstacle()).toBe('This process has not started yet.');
  const other = await startTestServer();
  readiness.start(other.deps.pool);
  await other.close();
  expect(await readiness.findObstacle()).toBe('The database cannot be reached.');
});

test('metrics are for this machine only unless there is a token', async () => {
  const vitals = create(null);
  const request = { path: '/metrics', authorization: undefined } as const;
  expect(await vitals({ ...request, isLocal: true })).toMatchObject({ status: 200 });
  expect(await vitals({ ...request, isLocal: false })).toMatchObject({ status: 404 });
});

test('with a token, metrics are for whoever shows it', async () => {
  const vitals = create(TOKEN);
  const ask = (authorization: string | undefined, isLocal: boolean) =>
    vitals({ path: '/metrics', authorization, isLocal });
  expect(await ask(undefined, true)).toMatchObject({ status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  expect(await ask('Bearer something else', true)).toMatchObject({ status: 401 });
  expect(await ask(`Bearer ${TOKEN}`, false)).toMatchObject({ status: 200 });
});

test.each([
  ['127.0.0.1', {}, true],
  ['::1', {}, true],
  ['::ffff:127.0.0.1', {}, true],
  ['10.0.0.7', {}, false],
  ['127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, false],
  ['127.0.0.1', { forwarded: 'for=203.0.113.9' }, false],
  [undefined, {}, false],
])('a caller from %s with the headers %j is local: %s', (address, headers, isLocal) => {
  expect(isLocalRequest(address, headers)).toBe(isLocal);
});

test('a program behind a proxy on this machine reads no metrics', async () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${server.url}/metrics`, { headers: { accept: 'text/html', ...headers } });
  expect((await ask({})).status).toBe(200);
  expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
});

test('a process without an API answers on a port of its own, and nothing else there', async () => {
  const vitalsServer = await startVitalsServer({ host: '127.0.0.1', port: 0 }, create(null));
  const ask = async (path: string, method = 'GET') => {
    const request = get({ port: vitalsServer.port, path, method });
    const response = await new Promise<Parameters<typeof text>[0] & { statusCode?: number }>((resolve) =>
      request.once('response', resolve),
    );
    return { status: response.statusCode, body: await text(response) };
  };
  expect(await ask('/healthz')).toEqual({ status: 200, body: '{"status":"ok"}' });
  expect(await ask('/readyz?verbose')).toEqual({
    status: 503,
    body: '{"status":"not_ready","reason":"This process has not started yet."}',
  });
  expect((await ask('/metrics')).body).toContain('# TYPE millrace_runs_total counter');
  expect(await ask('/healthz', 'HEAD')).toEqual({ status: 200, body: '' });
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/healthz', 'POST')).status).toBe(404);
  await vitalsServer.stop();
});
