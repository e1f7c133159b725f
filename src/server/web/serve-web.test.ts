import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSdk } from './serve-sdk.ts';
import { serveWeb } from './serve-web.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-dist-'));
  await mkdir(join(folder, 'web', 'assets'), { recursive: true });
  await mkdir(join(folder, 'sdk'));
  await writeFile(join(folder, 'web', 'index.html'), '<!doctype html><title>Millrace</title>');
  const script = `console.log('${'x'.repeat(5_000)}')`;
  await writeFile(join(folder, 'web', 'assets', 'index-abc.js'), script);
  await writeFile(join(folder, 'web', 'assets', 'index-abc.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'sdk', 'sdk.js'), 'var millrace;');
  await writeFile(join(folder, 'secrets.json'), 'not for you');
  app = fastify();
  await serveSdk(app, folder);
  await serveWeb(app, folder);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const open = (url: string) => app.inject({ url, headers: { accept: 'text/html,*/*' } });
const load = (url: string) => app.inject({ url, headers: { accept: '*/*', 'accept-encoding': 'br, gzip' } });

test.each(['/', '/p/1/runs?status=failed', '/p/1/users/jane.doe@example.com'])('%s opens the page', async (url) => {
  const { statusCode, headers, body } = await open(url);
  expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache']);
  expect(body).toContain('<title>Millrace</title>');
});

test('a file with a hash in its name is kept for ever, and travels compressed', async () => {
  const { statusCode, headers, rawPayload } = await load('/assets/index-abc.js');
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' });
  expect(rawPayload.length).toBeLessThan(500);
});

test('a script that is gone is not answered with a page', async () => {
  const { statusCode, headers } = await load('/assets/index-old.js');
  expect(statusCode).toBe(404);
  expect(headers['content-type']).toContain('application/json');
});

test.each(['/api/nothing', '/projects/1/nothing', '/v2/nothing'])('%s is never a page', async (url) => {
  const { statusCode, headers } = await open(url);
  expect(statusCode).toBe(404);
  expect(headers['content-type']).toContain('application/json');
});

test.each([
  '/../secrets.json',
  '/%2e%2e/secrets.json',
  '/assets/..%2f..%2f..%2fsecrets.json',
  '/%00',
  '/assets//../../../secrets.json',
])('%s leads to no file outside the folder', async (url) => {
  for (const { statusCode, body } of [await open(url), await load(url)]) {
    expect(statusCode).toBeLessThan(500);
    expect(body).not.toContain('not for you');
  }
});

test('the SDK is a script for pages of every origin', async () => {
  const { statusCode, headers, body } = await load('/sdk.js');
  expect([statusCode, body]).toEqual([200, 'var millrace;']);
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'content-type': 'text/javascript; charset=utf-8',
  });
});
