import type { LookupFunction } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type RequestHandler, startScriptedServer } from '#testing/scripted-server.ts';
import type { HttpRequest, HttpResult } from '../ports/http-client.ts';
import { createHttpClient } from './create-http-client.ts';

const server = await startScriptedServer();
const other = await startScriptedServer();
const client = createHttpClient({ allowedPrivateHosts: ['127.0.0.1'] });
const strict = createHttpClient({ allowedPrivateHosts: [] });

beforeEach(() => server.answerWith((_request, response) => response.end()));
afterAll(() => Promise.all([client.close(), strict.close(), server.close(), other.close()]));

function request(address: string, rest: Partial<HttpRequest> = {}, by = client): Promise<HttpResult> {
  const limits = { timeoutMs: 5000, maxResponseBytes: 1_000_000, maxRedirects: 5 };
  return by.request({ method: 'GET', url: address, headers: {}, ...limits, ...rest });
}

async function respond(address: string, rest: Partial<HttpRequest> = {}) {
  const result = await request(address, rest);
  if (result.status === 'failed') throw new Error(`${result.error.code}: ${result.error.message}`);
  return { ...result, text: Buffer.from(result.body).toString() };
}

async function failure(address: string, rest: Partial<HttpRequest> = {}, by = client) {
  const result = await request(address, rest, by);
  if (result.status === 'responded') throw new Error(`It responded with ${result.statusCode}.`);
  return result.error;
}

describe('a request', () => {
  it('carries method, headers and body, and hands back the response', async () => {
    server.answerWith((incoming, response, body) => {
      response.writeHead(201, { 'X-Answer': 'yes', 'Set-Cookie': ['a=1', 'b=2'] });
      response.end(
        JSON.stringify({ method: incoming.method, path: incoming.url, body, key: incoming.headers['x-key'] }),
      );
    });
    const got = await respond(server.url('/a?b=1#c'), { method: 'POST', headers: { 'X-Key': 'k' }, body: '{"ż":1}' });
    expect(got).toMatchObject({ statusCode: 201, headers: { 'x-answer': 'yes', 'set-cookie': 'a=1, b=2' } });
    expect(JSON.parse(got.text)).toEqual({ method: 'POST', path: '/a?b=1', body: '{"ż":1}', key: 'k' });
  });

  it('carries bytes, and a password from the address', async () => {
    server.answerWith((incoming, response, body) => response.end(`${incoming.headers.authorization} ${body.length}`));
    const address = server.url('/').replace('//', '//user:p%40ss@');
    const got = await respond(address, { method: 'PUT', body: new Uint8Array([1, 2, 3]) });
    expect(got.text).toBe(`Basic ${Buffer.from('user:p@ss').toString('base64')} 3`);
    expect(got.url).toBe(server.url('/'));
  });

  it('does not let headers of the connection be set', async () => {
    server.answerWith((incoming, response) => response.end(JSON.stringify(incoming.headers)));
    const headers = { Host: 'else.where', Connection: 'close', 'Content-Length': '7', 'Transfer-Encoding': 'chunked' };
    const got: unknown = JSON.parse((await respond(server.url('/'), { headers })).text);
    expect(got).toMatchObject({ host: new URL(server.url('/')).host, connection: 'keep-alive' });
  });

  it('reuses its connection', async () => {
    await respond(server.url('/'));
    const before = server.countConnections();
    for (let index = 0; index < 20; index += 1) await respond(server.url(`/${index}`));
    expect(server.countConnections()).toBe(before);
  });

  it('with a header that cannot be sent fails', async () => {
    expect((await failure(server.url('/'), { headers: { 'x-bad': 'a\r\nb: c' } })).code).toBe('connection_failed');
  });
});

describe('refused addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://2130706433/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[fd00:ec2::254]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'https://10.0.0.1/',
    'http://localhost/',
  ])('%s is blocked', async (address) => {
    expect((await failure(address, {}, strict)).code).toBe('blocked_address');
  });

  it('a name stays blocked when only the address it resolves to is allowed as a host', async () => {
    expect((await failure(server.url('/').replace('127.0.0.1', 'localhost'))).code).toBe('blocked_address');
  });

  it.each([
    ['a name', (port: number) => ['localhost', `else.where:${port}`]],
    ['a name with its port', (port: number) => [`LOCALHOST:${port}`]],
    ['ranges that hold its addresses', () => ['127.0.0.0/8', '::1/128']],
  ])('%s can be allowed', async (_kind, allowed) => {
    const own = createHttpClient({ allowedPrivateHosts: allowed(server.port) });
    const result = await request(server.url('/').replace('127.0.0.1', 'localhost'), {}, own);
    expect(result.status).toBe('responded');
    await own.close();
  });

  it('a port that is not the allowed one is blocked', async () => {
    const own = createHttpClient({ allowedPrivateHosts: [`127.0.0.1:${server.port}`] });
    expect((await request(server.url('/'), {}, own)).status).toBe('responded');
    expect((await failure(other.url('/'), {}, own)).code).toBe('blocked_address');
    await own.close();
  });

  it('of a name with several addresses only those that are permitted are connected to', async () => {
    const lookup: LookupFunction = (_host, _options, done) =>
      done(null, [
        { address: '10.255.255.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    const own = createHttpClient({ allowedPrivateHosts: ['127.0.0.1/32'], lookup });
    expect((await request(server.url('/').replace('127.0.0.1', 'rebound.example'), {}, own)).status).toBe('responded');
    await own.close();
  });

  it.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'data:text/plain,a', 'not an address', '/path', 'http://'])(
    '%s is no address to send to',
    async (address) => {
      expect((await failure(address)).code).toBe('invalid_url');
    },
  );
});

describe('redirects', () => {
  function redirectTo(location: () => string, statusCode: number): RequestHandler {
    return (incoming, response, body) => {
      if (incoming.url === '/from') {
        response.writeHead(statusCode, { location: location() }).end('moved');
      } else {
        response.end(JSON.stringify({ method: incoming.method, body, headers: incoming.headers }));
      }
    };
  }
  const secrets = {
    Authorization: 'a',
    Cookie: 'b',
    'Idempotency-Key': 'c',
    'X-Kept': 'd',
    'Content-Type': 'text/plain',
  };
  const post = { method: 'POST', headers: secrets, body: 'text' } as const;

  it.each([301, 302, 303])('%i turns POST into GET without a body', async (statusCode) => {
    server.answerWith(redirectTo(() => '/to', statusCode));
    const got = await respond(server.url('/from'), post);
    expect(got.url).toBe(server.url('/to'));
    const seen: unknown = JSON.parse(got.text);
    expect(seen).toMatchObject({ method: 'GET', body: '', headers: { authorization: 'a', 'x-kept': 'd' } });
    expect(seen).not.toHaveProperty('headers.content-type');
  });

  it.each([307, 308])('%i keeps method and body', async (statusCode) => {
    server.answerWith(redirectTo(() => '/to', statusCode));
    const got: unknown = JSON.parse((await respond(server.url('/from'), post)).text);
    expect(got).toMatchObject({ method: 'POST', body: 'text', headers: { 'content-type': 'text/plain' } });
  });

  it('to another origin drops what was meant for the first', async () => {
    const toOther = redirectTo(() => other.url('/to'), 307);
    server.answerWith(toOther);
    other.answerWith(toOther);
    const got: unknown = JSON.parse((await respond(server.url('/from'), post)).text);
    expect(got).toMatchObject({ method: 'POST', body: 'text', headers: { 'x-kept': 'd' } });
    for (const name of ['authorization', 'cookie', 'idempotency-key'])
      expect(got).not.toHaveProperty(`headers.${name}`);
  });

  it.each([
    ['http://169.254.169.254/', 'blocked_address'],
    ['http://[::1]/', 'blocked_address'],
    ['http://localhost/', 'blocked_address'],
    ['ftp://127.0.0.1/', 'invalid_url'],
    ['file:///etc/passwd', 'invalid_url'],
  ])('to %s fails', async (location, code) => {
    server.answerWith(redirectTo(() => location, 302));
    expect((await failure(server.url('/from'))).code).toBe(code);
  });

  it('end after the limit, and are not followed when it is 0', async () => {
    server.answerWith(redirectTo(() => '/from', 302));
    expect(await failure(server.url('/from'))).toMatchObject({ code: 'too_many_redirects' });
    expect(await respond(server.url('/from'), { maxRedirects: 0 })).toMatchObject({ statusCode: 302, text: 'moved' });
  });
});
