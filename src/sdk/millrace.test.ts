import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startScriptedServer, type ScriptedServer } from '#testing/scripted-server.ts';
import { createMillrace, MillraceError, millrace, paragon, type Millrace } from './millrace.ts';

type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown };
type Seen = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { readonly body: string };

const project = '0198c0de-0000-7000-8000-000000000001';
const me = { userId: 'user-1', meta: {}, integrations: {}, workflows: [] };
const sent = { eventId: 'e1', receivedAt: '2026-01-01T00:00:00.000Z', runs: [] };

let server: ScriptedServer;
let host: string;
let client: Millrace;
const seen: Seen[] = [];

beforeAll(async () => {
  server = await startScriptedServer();
  host = server.url('');
});
afterAll(() => server.close());
beforeEach(async () => {
  client = createMillrace({ host, retryDelayMs: 1 });
  answer({ body: me });
  await client.authenticate(project, 'token-1');
  seen.length = 0;
});

/** Answers one after the other; the last one stays. */
function answer(...answers: readonly Answer[]): void {
  let next = 0;
  server.answerWith(({ method, url, headers }, response, body) => {
    seen.push({ method, url, headers, body });
    const { status = 200, headers: given = {}, body: content = {} } = answers[next] ?? {};
    next = Math.min(next + 1, answers.length - 1);
    response.writeHead(status, { 'content-type': 'application/json', ...given });
    response.end(typeof content === 'string' ? content : JSON.stringify(content));
  });
}

const refusal = (status: number, code: string, details?: unknown): Answer => ({
  status,
  body: { code, message: 'It was refused.', details, requestId: 'r1' },
});

async function catchError(call: Promise<unknown>): Promise<MillraceError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof MillraceError) return error;
  throw new Error('The call did not reject with a MillraceError.', { cause: error });
}

test('an event goes to the trigger route with the user’s token and a key of its own', async () => {
  answer({ status: 201, body: sent });
  expect(await client.event('Contact Created', { name: 'Ada' })).toEqual(sent);
  const [request] = seen;
  expect(`${request?.method} ${request?.url}`).toBe(`POST /projects/${project}/sdk/events/trigger`);
  expect(request?.headers.authorization).toBe('Bearer token-1');
  expect(request?.headers['content-type']).toBe('application/json');
  expect(JSON.parse(request?.body ?? '')).toEqual({ name: 'Contact Created', payload: { name: 'Ada' } });
  await client.event('Contact Created', { name: 'Ada' });
  const keys = seen.map(({ headers }) => headers['idempotency-key']);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).not.toBe(keys[0]);
});

test('code written for Paragon runs with its import and its host changed', async () => {
  answer({ body: me });
  paragon.configureGlobal({ host });
  await paragon.authenticate(project, 'token-2');
  expect(paragon.getUser()).toMatchObject({ authenticated: true, userId: 'user-1', token: 'token-2' });
  await paragon.event('Contact Created', { name: 'Ada' });
  expect(seen.map(({ url }) => url)).toEqual([
    `/projects/${project}/sdk/me`,
    `/projects/${project}/sdk/events/trigger`,
  ]);
  paragon.logout();
  expect(millrace.getUser()).toEqual({ authenticated: false });
});

test.each([429, 502, 503, 504])('an answer of %i is tried again under the same key', async (status) => {
  answer({ status }, refusal(status, 'too_many_requests'), { status: 201, body: sent });
  expect(await client.event('Contact Created')).toEqual(sent);
  expect(seen).toHaveLength(3);
  expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test('a key in flight elsewhere is tried again', async () => {
  answer(refusal(409, 'request_in_flight'), { status: 201, body: sent });
  expect(await client.event('Contact Created')).toEqual(sent);
});

test('a broken connection is tried again under the same key', async () => {
  const keys: unknown[] = [];
  server.answerWith((request, response) => {
    if (keys.push(request.headers['idempotency-key']) < 3) request.socket.destroy();
    else response.writeHead(201).end(JSON.stringify(sent));
  });
  expect(await client.event('Contact Created')).toEqual(sent);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test('an answer cut short is tried again', async () => {
  let count = 0;
  server.answerWith((request, response) => {
    count += 1;
    if (count > 1) return void response.writeHead(201).end(JSON.stringify(sent));
    response.writeHead(201, { 'content-length': '100' });
    response.write('{"eventId"', () => request.socket.destroy());
  });
  expect(await client.event('Contact Created')).toEqual(sent);
});

test('the retries end after four, with the last error', async () => {
  answer(refusal(503, 'database_unavailable'));
  const error = await catchError(client.event('Contact Created'));
  expect(error).toMatchObject({ code: 'database_unavailable', status: 503, requestId: 'r1', retryable: true });
  expect(seen).toHaveLength(5);
});

test('a refusal is not tried again and keeps all that the server said', async () => {
  answer(refusal(404, 'app_event_not_found', { closest: ['Contact Created'] }));
  const error = await catchError(client.event('Contact Creatd'));
  expect(error).toMatchObject({
    name: 'MillraceError',
    message: 'It was refused.',
    code: 'app_event_not_found',
    status: 404,
    details: { closest: ['Contact Created'] },
    requestId: 'r1',
    retryable: false,
  });
  expect(seen).toHaveLength(1);
});

test('the pause that the server asks for is kept', async () => {
  answer({ status: 429, headers: { 'retry-after': '1' } }, { status: 201, body: sent });
  const startedAt = performance.now();
  await client.event('Contact Created');
  expect(performance.now() - startedAt).toBeGreaterThan(950);
});

test('a pause longer than the time that is left ends the call at once', async () => {
  answer({ ...refusal(429, 'too_many_requests'), headers: { 'retry-after': '60' } });
  const error = await catchError(client.event('Contact Created', {}, { timeoutMs: 5_000 }));
  expect(error).toMatchObject({ code: 'too_many_requests', retryable: true });
  expect(seen).toHaveLength(1);
});

test('a server that never answers is given up in time', async () => {
  server.answerWith(() => undefined);
  const error = await catchError(client.event('Contact Created', {}, { timeoutMs: 50 }));
  expect(error).toMatchObject({ code: 'timeout', status: 0, requestId: null, retryable: true });
});

test('a host that nobody listens on is a failed network', async () => {
  const gone = await startScriptedServer();
  await gone.close();
  const lonely = createMillrace({ host: gone.url(''), retryDelayMs: 1 });
  const error = await catchError(lonely.authenticate(project, 'token-1'));
  expect(error).toMatchObject({ code: 'network_failed', status: 0, retryable: true });
  expect(error.cause).toBeDefined();
});

test('an aborted call rejects with the signal’s reason, also while it waits for a retry', async () => {
  const abort = new AbortController();
  const reason = new Error('The page is left.');
  answer({ status: 503, headers: { 'retry-after': '20' } });
  const call = client.event('Contact Created', {}, { signal: abort.signal });
  await expect.poll(() => seen.length).toBe(1);
  abort.abort(reason);
  await expect(call).rejects.toBe(reason);
  await expect(client.event('Contact Created', {}, { signal: abort.signal })).rejects.toBe(reason);
});

test('an answer that is not ours says so', async () => {
  answer({ status: 200, body: '<html>Please sign in</html>' });
  expect(await catchError(client.event('Contact Created'))).toMatchObject({ code: 'unexpected_answer', status: 200 });
});

test('a payload that is not JSON is refused before anything is sent', async () => {
  expect(await catchError(client.event('Contact Created', { amount: 1n }))).toMatchObject({ code: 'invalid_payload' });
  expect(seen).toHaveLength(0);
});

test('a refused token is not kept', async () => {
  answer(refusal(401, 'token_expired'));
  expect(await catchError(client.authenticate(project, 'token-2'))).toMatchObject({ code: 'token_expired' });
  expect(client.getUser()).toEqual({ authenticated: false });
  expect(await catchError(client.event('Contact Created'))).toMatchObject({ code: 'not_authenticated' });
});

test('nothing is sent before anyone said where to', async () => {
  expect(await catchError(createMillrace().authenticate(project, 'token'))).toMatchObject({ code: 'host_missing' });
});

test('a server API key acts for any user, whatever letters the id has', async () => {
  answer({ status: 201, body: sent });
  await client.as({ projectId: project, apiKey: 'mr_secret', userId: 'Zoë 東京' }).event('Contact Created');
  const headers = seen[0]?.headers;
  expect(headers?.authorization).toBe('Bearer mr_secret');
  expect(Buffer.from(String(headers?.['x-millrace-user']), 'latin1').toString()).toBe('Zoë 東京');
});

test('a batch gives each event a key unless it has one', async () => {
  answer({ status: 201, body: { events: [{ ...sent, isReplay: false }] } });
  const answers = await client.events([{ name: 'A', payload: 1, idempotencyKey: 'mine' }, { name: 'B' }]);
  expect(answers).toEqual([{ ...sent, isReplay: false }]);
  expect(seen[0]?.url).toBe(`/projects/${project}/sdk/events/batch`);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
    events: [
      { name: 'A', payload: 1, idempotencyKey: 'mine' },
      { name: 'B', payload: {}, idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ],
  });
});

test('a user switches a workflow on and off', async () => {
  answer({ body: { installationId: 'i1', isEnabled: true } }, { body: {} });
  expect(await client.enableWorkflow('w1')).toEqual({ installationId: 'i1', isEnabled: true });
  expect(await client.disableWorkflow('w1')).toBeUndefined();
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST /projects/${project}/sdk/workflows/w1`,
    `DELETE /projects/${project}/sdk/workflows/w1`,
  ]);
});

test('a workflow is called with body, query and headers, and gives what it responds', async () => {
  answer({ status: 201, body: { price: 3 } }, { body: 'plain text', headers: { 'content-type': 'text/plain' } });
  const called = client.workflow('w 1', { body: { sku: 'a' }, query: { in: 'EUR' }, headers: { 'X-Shop': '7' } });
  expect(await called).toEqual({ price: 3 });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    url: `/projects/${project}/sdk/triggers/w%201?in=EUR`,
    body: '{"sku":"a"}',
    headers: { 'x-shop': '7', authorization: 'Bearer token-1', 'content-type': 'application/json' },
  });
  expect(seen[0]?.headers['idempotency-key']).toMatch(/./);
  expect(await client.workflow('w')).toBe('plain text');
});

test('what a workflow responds beside 2xx is in the error, and a failed run is not asked for again', async () => {
  answer({ status: 409, body: { taken: true } });
  expect(await catchError(client.workflow('w'))).toMatchObject({ status: 409, details: { taken: true } });
  answer(refusal(502, 'run_failed', { runId: 'r' }));
  seen.length = 0;
  expect(await catchError(client.workflow('w'))).toMatchObject({ code: 'run_failed', details: { runId: 'r' } });
  expect(seen).toHaveLength(1);
});

test('the user’s metadata is set as Paragon’s SDK sets it, and is known afterwards', async () => {
  answer({ body: { ...me, meta: { plan: 'pro' } } });
  expect(await client.setUserMetadata({ plan: 'pro' })).toMatchObject({ meta: { plan: 'pro' } });
  const [request] = seen;
  expect(`${request?.method} ${request?.url} ${request?.body}`).toBe(
    `PATCH /projects/${project}/sdk/me {"meta":{"plan":"pro"}}`,
  );
  expect(client.getUser()).toMatchObject({ authenticated: true, meta: { plan: 'pro' } });
});

test('metadata that is set while somebody signs out does not sign them in again', async () => {
  answer({ body: { ...me, meta: { plan: 'pro' } } });
  const setting = client.setUserMetadata({ plan: 'pro' });
  client.logout();
  await setting;
  expect(client.getUser()).toEqual({ authenticated: false });
});

test('signing in sets the metadata where it differs', async () => {
  const known = { ...me, meta: { plan: 'pro' } };
  answer({ body: known });
  await client.authenticate(project, 'token-2', { metadata: { plan: 'pro' } });
  expect(seen.map(({ method }) => method)).toEqual(['GET']);
  await client.authenticate(project, 'token-2', { metadata: { plan: 'free' } });
  expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'PATCH']);
});

test('a server API key sets the metadata of any user', async () => {
  answer({ body: me });
  await client.as({ projectId: project, apiKey: 'mr_secret', userId: 'u7' }).setUserMetadata({ plan: 'pro' });
  expect(seen[0]).toMatchObject({ method: 'PATCH', headers: { 'x-millrace-user': 'u7' } });
});
