import { expect, test } from 'vitest';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import type { Json } from '#core/base/json.ts';
import type { HttpRequest, HttpResult } from '#engine/ports/http-client.ts';
import type { StepContext } from '#engine/ports/step-executor.ts';
import { makeScope } from '#testing/make-scope.ts';
import { requestExecutor } from './execute.ts';

const TOKEN_URL = 'https://auth.example/token';

/** A step that authenticates, and a server whose answers to token requests and to others are scripted. */
function createClient(
  answerToken: (count: number) => [status: number, body: Json],
  answerCall: (token: string) => number,
) {
  const sent: HttpRequest[] = [];
  const hidden: string[] = [];
  let now = 1_000_000;
  const unused = () => Promise.reject(new Error('unused'));
  const respond = (url: string, statusCode: number, body: Json): HttpResult => ({
    status: 'responded',
    statusCode,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
    url,
  });
  const tokenRequests = () => sent.filter(({ url }) => url === TOKEN_URL);
  const context: StepContext = {
    // Tokens are kept for the process: each test is a project of its own.
    projectId: `project ${Math.random()}`,
    idempotencyKey: 'k',
    signal: new AbortController().signal,
    hide: (text) => hidden.push(text),
    respond: unused,
    emit: unused,
    store: unused,
    findResource: () => Promise.resolve(undefined),
    files: { save: unused, read: unused },
    sandbox: { run: unused, close: () => Promise.resolve() },
    now: () => now,
    http: {
      close: () => Promise.resolve(),
      request: async (request) => {
        sent.push(request);
        await Promise.resolve();
        if (request.url !== TOKEN_URL) {
          const token = (request.headers['authorization'] ?? '').replace('Bearer ', '');
          return respond(request.url, answerCall(token), {});
        }
        return respond(request.url, ...answerToken(tokenRequests().length));
      },
    },
  };
  const text = (value: string) => [{ text: value }];
  const run = async (config: Record<string, Json> = {}) => {
    const resolved = resolveConfig(
      requestExecutor.definition.fields,
      {
        url: text('https://api.example/'),
        auth: 'oauth2',
        tokenUrl: text(TOKEN_URL),
        clientId: text('me'),
        clientSecret: text('hunter-two'),
        scope: text('read'),
        ...config,
      },
      makeScope({ trigger: {} }),
    );
    if (!resolved.ok) throw new Error(resolved.message);
    return requestExecutor.execute(resolved.config, context);
  };
  return { run, sent, hidden, tokenRequests, pass: (ms: number) => (now += ms) };
}
const token = (count: number): [number, Json] => [200, { access_token: `token-${count}`, expires_in: 3600 }];

test('one token serves many steps at once, until shortly before it expires', async () => {
  const client = createClient(token, () => 200);
  await Promise.all(Array.from({ length: 20 }, () => client.run()));
  await client.run();
  expect(client.tokenRequests()).toHaveLength(1);
  expect(client.sent.at(-1)?.headers['authorization']).toBe('Bearer token-1');
  expect(client.hidden).toContain('token-1');
  client.pass(3_541_000);
  await client.run();
  expect(client.sent.at(-1)?.headers['authorization']).toBe('Bearer token-2');
});

test('id and secret go in the header, or in the body', async () => {
  const client = createClient(token, () => 200);
  await client.run();
  const [inHeader] = client.tokenRequests();
  expect(inHeader?.headers['authorization']).toBe(`Basic ${Buffer.from('me:hunter-two').toString('base64')}`);
  expect(String(inHeader?.body)).toBe('grant_type=client_credentials&scope=read');
  await client.run({ credentialsIn: 'body' });
  const inBody = client.tokenRequests()[1];
  expect(inBody?.headers).not.toHaveProperty('authorization');
  expect(String(inBody?.body)).toContain('client_id=me&client_secret=hunter-two');
});

test('a token that is not taken is fetched anew, once', async () => {
  const client = createClient(token, (sent) => (sent === 'token-1' ? 401 : 200));
  expect(await client.run()).toMatchObject({ kind: 'completed' });
  expect(client.tokenRequests()).toHaveLength(2);
  const never = createClient(token, () => 401);
  expect(await never.run()).toMatchObject({ kind: 'failed', error: { code: 'http_status' } });
  expect(never.tokenRequests()).toHaveLength(2);
});

test('why there is no token is said, and the next step asks again', async () => {
  const client = createClient(
    (count) => (count === 1 ? [400, { error: 'invalid_client', error_description: 'Unknown client.' }] : token(count)),
    () => 200,
  );
  expect(await client.run()).toMatchObject({
    kind: 'failed',
    isRetryable: false,
    error: {
      code: 'oauth_failed',
      message: 'The token server answered with the status 400 and no token. It says: Unknown client.',
    },
  });
  expect(await client.run()).toMatchObject({ kind: 'completed' });
});
