import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasEffects } from '#core/step/step-effects.ts';
import { createHttpClient } from '#engine/http/create-http-client.ts';
import type { StepContext, StepOutcome } from '#engine/ports/step-executor.ts';
import { createSandbox } from '#engine/sandbox/create-sandbox.ts';
import { startScriptedServer, type ScriptedServer } from '#testing/scripted-server.ts';
import { functionExecutor } from './execute.ts';

const sandbox = createSandbox({ threads: 1 });
const open = createHttpClient({ allowedPrivateHosts: ['127.0.0.1'] });
const closed = createHttpClient({ allowedPrivateHosts: [] });
const unused = () => Promise.reject(new Error('No step of this test asks for this.'));
let upstream: ScriptedServer;
let hidden: string[] = [];

beforeAll(async () => {
  upstream = await startScriptedServer();
});
afterAll(async () => {
  await Promise.all([upstream.close(), sandbox.close(), open.close(), closed.close()]);
});

function run(code: string, over: Partial<StepContext> = {}): Promise<StepOutcome> {
  hidden = [];
  const context: StepContext = {
    projectId: 'p',
    idempotencyKey: 'run:step',
    signal: new AbortController().signal,
    hide: (text) => hidden.push(text),
    http: open,
    sandbox,
    respond: async () => true,
    emit: unused,
    store: unused,
    findResource: unused,
    files: { save: unused, read: unused },
    now: () => 0,
    ...over,
  };
  return Promise.resolve(functionExecutor.execute({ parameters: [['url', upstream.url('/')]], code }, context));
}

test('each request carries a key of its own, the same for every attempt, unless the code sets one', async () => {
  const keys: unknown[] = [];
  upstream.answerWith((request, response) => {
    keys.push(request.headers['idempotency-key']);
    response.end();
  });
  const code = `await fetch(parameters.url); await fetch(parameters.url, { method: 'POST', body: 'a' });
    await fetch(parameters.url, { headers: { 'Idempotency-Key': 'own' } })`;
  await run(code);
  await run(code);
  const expected = ['run:step:fetch1', 'run:step:fetch2', 'own'];
  expect(keys).toEqual([...expected, ...expected]);
});

test('what is sent arrives, and what comes back is read', async () => {
  upstream.answerWith((request, response, body) => {
    const { method, headers } = request;
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ method, type: headers['content-type'], body: JSON.parse(body) }));
  });
  const code = `const response = await fetch(parameters.url, { method: 'PUT', body: { a: 'ż' } });
    return { status: response.status, ...(await response.json()) }`;
  expect(await run(code)).toMatchObject({
    kind: 'completed',
    output: { status: 201, method: 'PUT', type: 'application/json', body: { a: 'ż' } },
  });
});

test.each([
  'http://127.0.0.1:1/',
  'http://localhost/',
  'http://169.254.169.254/latest',
  'http://[::1]/',
  'http://0x7f.1/',
])('a request to %s is refused', async (url) => {
  const caught = `try { await fetch('${url}') } catch (error) { return error.code }`;
  expect(await run(caught, { http: closed })).toMatchObject({ output: 'blocked_address' });
  expect(await run(`await fetch('${url}')`, { http: closed })).toMatchObject({
    kind: 'failed',
    isRetryable: false,
    error: { code: 'code_error', message: expect.stringMatching(/^FetchError: .*private networks are refused/) },
  });
});

test('a redirect to a private address is refused too', async () => {
  upstream.answerWith((_request, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
  const code = 'try { await fetch(parameters.url) } catch (error) { return error.code }';
  expect(await run(code)).toMatchObject({ output: 'blocked_address' });
});

test.each(['file:///etc/passwd', 'data:text/plain,a', '/relative', ''])('"%s" is no address', async (url) => {
  const code = `try { await fetch('${url}') } catch (error) { return error.code }`;
  expect(await run(code)).toMatchObject({ output: 'invalid_url' });
});

test('an upstream that does not answer ends at the timeout of the code, and the code goes on', async () => {
  upstream.answerWith(() => undefined);
  const code =
    'try { await fetch(parameters.url, { timeout: 100 }) } catch (error) { return [error.code, error.message] }';
  expect(await run(code)).toMatchObject({
    output: ['timeout', expect.stringContaining('within its time limit of 0.1 seconds')],
  });
});

test('a response of more than 10 MiB is refused', async () => {
  upstream.answerWith((_request, response) => void response.end(Buffer.alloc(11 * 1024 * 1024)));
  const code = 'try { await fetch(parameters.url) } catch (error) { return error.code }';
  expect(await run(code)).toMatchObject({ output: 'response_too_large' });
});

test('leaving breaks off what is under way', async () => {
  const leaving = new AbortController();
  const gone = Promise.withResolvers<void>();
  upstream.answerWith((request) => {
    request.socket.once('close', () => gone.resolve());
    leaving.abort();
  });
  const outcome = await run('await fetch(parameters.url)', { signal: leaving.signal });
  expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'cancelled' } });
  await gone.promise;
});

test('credentials that the code makes are named as hidden', async () => {
  upstream.answerWith((_request, response) => void response.end());
  await run(`const headers = (authorization) => ({ headers: { authorization } });
    await fetch(parameters.url, headers('Basic ' + base64.encode('ada:secret')));
    await fetch(parameters.url, headers('a-long-token-alone'));
    await fetch(parameters.url, headers('Bearer x'))`);
  expect(hidden).toEqual([Buffer.from('ada:secret').toString('base64'), 'a-long-token-alone']);
});

test('a host that has answered 429 is waited for, or not called', async () => {
  const seen: number[] = [];
  upstream.answerWith((_request, response) => {
    seen.push(Date.now());
    response.writeHead(seen.length === 1 ? 429 : 200, { 'retry-after': '1' }).end();
  });
  const code = `const { status } = await fetch(parameters.url);
    const late = await fetch(parameters.url, { timeout: 200 }).catch((error) => error.code);
    return [status, late, (await fetch(parameters.url)).status]`;
  const projectId = 'slowed down';
  expect(await run(code, { projectId, now: () => Date.now() })).toMatchObject({ output: [429, 'timeout', 200] });
  expect((seen[1] ?? 0) - (seen[0] ?? 0)).toBeGreaterThanOrEqual(990);
});

test('code has effects outside when it names fetch, and only then', () => {
  const effectsOf = (code: string) => hasEffects(functionExecutor.definition, { code });
  expect(effectsOf('return fetch(parameters.url)')).toBe(true);
  expect(effectsOf('return lodash.noop()')).toBe(false);
  expect(hasEffects(functionExecutor.definition, {})).toBe(false);
});
