import { afterAll, describe, expect, it } from 'vitest';
import { after, answered, createFetchingCalls } from '#testing/fetching-calls.ts';
import type { SandboxFetch } from '../ports/sandbox.ts';
import { createSandbox } from './create-sandbox.ts';

const sandbox = createSandbox({ threads: 1 });
const { run, plain } = createFetchingCalls(sandbox);
afterAll(() => sandbox.close());

type Asked = Parameters<SandboxFetch>[0];

describe('what is sent', () => {
  async function sent(code: string): Promise<Asked | undefined> {
    const seen: Asked[] = [];
    await run(code, async (request) => {
      seen.push(request);
      return answered();
    });
    return seen[0];
  }

  it('a URL alone is a GET', async () => {
    expect(await sent('await fetch("https://example.com/a")')).toMatchObject({
      number: 1,
      method: 'GET',
      url: 'https://example.com/a',
      headers: [],
      timeoutMs: null,
    });
  });

  it('method, headers, body and timeout go along', async () => {
    const code = `await fetch('https://example.com', {
      method: 'post', headers: { 'X-One': 1, two: 'b', none: undefined }, body: 'żółć\\u0000', timeout: 1500 })`;
    expect(await sent(code)).toMatchObject({
      method: 'POST',
      headers: [
        ['x-one', '1'],
        ['two', 'b'],
        ['content-type', 'text/plain; charset=utf-8'],
      ],
      body: 'żółć\u0000',
      timeoutMs: 1500,
    });
  });

  it('an object is sent as JSON, bytes as they are', async () => {
    expect(await sent('await fetch("x", { method: "PUT", body: { a: [1] } })')).toMatchObject({
      headers: [['content-type', 'application/json']],
      body: '{"a":[1]}',
    });
    const bytes = await sent('await fetch("x", { method: "PUT", body: new Uint8Array([9, 0, 255]).subarray(1) })');
    expect(bytes?.body).toEqual(Uint8Array.of(0, 255));
    expect(bytes?.headers).toEqual([]);
  });

  it.each([
    ['{ method: "TRACE" }', 'TypeError: fetch takes one of the methods GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.'],
    ['{ body: "a" }', 'TypeError: A GET request has no body.'],
    ['{ headers: { "a b": 1 } }', 'TypeError: "a b" is no name of a header.'],
    ['{ headers: { a: "b\\r\\nc: d" } }', 'TypeError: The header "a" holds a character that headers cannot carry.'],
    ['{ timeout: "5s" }', 'TypeError: The timeout of fetch must be a number of milliseconds.'],
  ])('%s is refused before anything is sent', async (options, message) => {
    const unused: SandboxFetch = () => Promise.reject(new Error('It was sent.'));
    expect(await run(`await fetch('https://example.com', ${options})`, unused)).toBe(`code_error: ${message}`);
  });
});

describe('what comes back', () => {
  it('a response has its parts, and is read as text, JSON or bytes', async () => {
    const code = `
      const response = await fetch('https://example.com');
      const { ok, status, url, headers } = response;
      const [type, missing] = [headers.get('Content-Type'), headers.get('x')];
      return { ok, status, url, type, missing, has: headers.has('X-A'), all: [...headers], text: await response.text(),
        json: await response.json(), bytes: [...(await response.bytes())], length: (await response.arrayBuffer()).byteLength }`;
    const fetch: SandboxFetch = async () => answered('{"a":"ż"}', 201, { 'x-a': 'b' });
    expect(await run(code, fetch)).toEqual({
      ok: true,
      status: 201,
      url: 'https://example.com/final',
      type: 'text/plain',
      missing: null,
      has: true,
      all: [
        ['content-type', 'text/plain'],
        ['x-a', 'b'],
      ],
      text: '{"a":"ż"}',
      json: { a: 'ż' },
      bytes: [...Buffer.from('{"a":"ż"}')],
      length: 10,
    });
  });

  it('a text with a null character comes whole', async () => {
    expect(await run('return (await fetch("x")).text()', async () => answered('a\u0000b'))).toBe('a\u0000b');
  });

  it('a refusal of the other side is a response, a failure is thrown with its code', async () => {
    const refused: SandboxFetch = async () => answered('no', 404);
    expect(await run('const { ok, status } = await fetch("x"); return { ok, status }', refused)).toEqual({
      ok: false,
      status: 404,
    });
    const fetch: SandboxFetch = async () => ({ status: 'failed', error: { code: 'dns_failed', message: 'No name.' } });
    expect(await run('await fetch("x")', fetch)).toBe('code_error: FetchError: No name.');
    expect(await run('try { await fetch("x") } catch (e) { return [e.code, e.message] }', fetch)).toEqual([
      'dns_failed',
      'No name.',
    ]);
    const broken: SandboxFetch = () => Promise.reject(new Error('A bug.'));
    expect(await run('await fetch("x")', broken)).toBe('code_error: FetchError: A bug.');
  });

  it('many at once come back in their order, a few are under way at a time', async () => {
    let [now, most] = [0, 0];
    const fetch: SandboxFetch = async ({ url, number }) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 20 - number));
      now -= 1;
      return answered(url);
    };
    const code = `const all = await Promise.all(lodash.range(20).map((n) => fetch('u' + n)));
      return Promise.all(all.map((one) => one.text()))`;
    expect(await run(code, fetch)).toEqual(Array.from({ length: 20 }, (_, index) => `u${index}`));
    expect(most).toBeLessThanOrEqual(7);
  });

  it('a request that is not awaited is finished before the step ends', async () => {
    let isAnswered = false;
    const fetch: SandboxFetch = async (request) => {
      const answer = await after(50, 'a')(request);
      isAnswered = true;
      return answer;
    };
    expect(await run('fetch("x"); return 1', fetch)).toBe(1);
    expect(isAnswered).toBe(true);
    expect(await run('fetch("x").then(() => console.log("late")); throw new Error("no")', fetch)).toBe(
      'code_error: no',
    );
  });
});

describe('from one call to the next', () => {
  it.each([
    'fetch.x = 1',
    'const r = await fetch("a"); r.__proto__.text = () => "bad"',
    'const r = await fetch("a"); r.headers.__proto__.get = () => "bad"',
    'const r = await fetch("a"); r.constructor.prototype.json = 1',
    'Promise.prototype.then = () => 1; fetch',
    'Map.prototype.get = () => 1; fetch',
  ])('%s changes nothing', async (code) => {
    await run(code);
    const read = 'const r = await fetch("a"); return [fetch.x ?? null, await r.text(), r.headers.get("content-type")]';
    expect(await run(read)).toEqual([null, 'a', 'text/plain']);
  });

  it('a fetch that was kept has no use in a call that may not fetch', async () => {
    await run('globalThis.kept = fetch; Object.prototype.kept = fetch');
    expect(await plain('return typeof kept + typeof ({}).kept')).toBe('undefinedundefined');
  });
});
