import type { IncomingMessage } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { startScriptedServer } from '#testing/scripted-server.ts';
import type { HttpRequest, HttpResult } from '../ports/http-client.ts';
import { createHttpClient } from './create-http-client.ts';

const server = await startScriptedServer();
const client = createHttpClient({ allowedPrivateHosts: ['127.0.0.1'] });

afterAll(() => Promise.all([client.close(), server.close()]));

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

describe('limits', () => {
  it('a body that comes one byte at a time ends at the time limit', async () => {
    let drip: NodeJS.Timeout | undefined;
    const closed = new Promise((resolve) => {
      server.answerWith((incoming, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        drip = setInterval(() => response.write('x'), 20);
        incoming.socket.on('close', resolve);
      });
    });
    const startedAt = performance.now();
    expect((await failure(server.url('/'), { timeoutMs: 200 })).code).toBe('timeout');
    expect(performance.now() - startedAt).toBeLessThan(2000);
    await closed;
    clearInterval(drip);
  });

  it('an answer that never comes or never ends is a timeout', async () => {
    server.answerWith(() => {});
    expect((await failure(server.url('/'), { timeoutMs: 100 })).code).toBe('timeout');
    server.answerWith((_request, response) => void response.writeHead(200).write('a'));
    expect((await failure(server.url('/'), { timeoutMs: 100 })).code).toBe('timeout');
  });

  it('a redirect does not start the time anew', async () => {
    server.answerWith(
      (_request, response) => void setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 40),
    );
    expect((await failure(server.url('/'), { timeoutMs: 300, maxRedirects: 1000 })).code).toBe('timeout');
  });

  it.each([
    ['with its length', true],
    ['without its length', false],
  ])('a body that is too large, %s, is refused', async (_kind, hasLength) => {
    server.answerWith((_request, response) => {
      if (hasLength) response.setHeader('content-length', 3_000_000);
      for (let index = 0; index < 30; index += 1) response.write('x'.repeat(100_000));
      response.end();
    });
    expect((await failure(server.url('/'))).code).toBe('response_too_large');
    server.answerWith((_request, response) => response.end('x'.repeat(1_000_000)));
    expect((await respond(server.url('/'))).body).toHaveLength(1_000_000);
  });

  it('a decompressed body that is too large is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    server.answerWith((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await failure(server.url('/'))).code).toBe('response_too_large');
  });

  it('an aborted signal cancels before and during the request', async () => {
    expect((await failure(server.url('/'), { signal: AbortSignal.abort() })).code).toBe('cancelled');
    const controller = new AbortController();
    server.answerWith(() => controller.abort());
    expect((await failure(server.url('/'), { signal: controller.signal })).code).toBe('cancelled');
  });
});

describe('compressed bodies', () => {
  const text = 'żółć '.repeat(100);
  it.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('%s is undone', async (encoding, body) => {
    server.answerWith((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect((await respond(server.url('/'))).text).toBe(text);
  });

  it('a body that is not what its encoding says fails', async () => {
    server.answerWith((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain'));
    expect(await failure(server.url('/'))).toMatchObject({ code: 'connection_failed' });
  });

  it('HEAD has no body to undo', async () => {
    server.answerWith((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': '9000000' }).end(),
    );
    expect(await respond(server.url('/'), { method: 'HEAD' })).toMatchObject({ statusCode: 200, text: '' });
  });
});

describe('failures', () => {
  it('a port where nobody listens is a failed connection', async () => {
    const unused = await startScriptedServer();
    await unused.close();
    expect((await failure(unused.url('/'))).code).toBe('connection_failed');
  });

  it('a connection that ends in the middle is a failed connection', async () => {
    server.answerWith((incoming, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => incoming.socket.destroy());
    });
    expect((await failure(server.url('/'))).code).toBe('connection_failed');
  });

  it('a server that does not speak HTTP is a failed connection', async () => {
    const plain = createSocketServer((socket) =>
      socket
        .on('error', () => {})
        .resume()
        .end('SSH-2.0\r\n'),
    );
    await new Promise<void>((resolve) => void plain.listen(0, '127.0.0.1', resolve));
    expect((await failure(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/`)).code).toBe(
      'connection_failed',
    );
    await new Promise((resolve) => plain.close(resolve));
  });

  it('a server without TLS is a failed secure connection', async () => {
    expect((await failure(server.url('/').replace('http:', 'https:'))).code).toBe('tls_failed');
  });

  it('a name that does not exist fails', async () => {
    expect((await failure('http://nothing.invalid/')).code).toBe('dns_failed');
  });

  it('close cancels what is under way and leaves no connection', async () => {
    const own = createHttpClient({ allowedPrivateHosts: ['127.0.0.1'] });
    const arrived = new Promise<IncomingMessage>((resolve) => {
      server.answerWith((incoming) => resolve(incoming));
    });
    const pending = failure(server.url('/'), {}, own);
    const { socket } = await arrived;
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await own.close();
    expect((await pending).code).toBe('cancelled');
    await closed;
  });
});
