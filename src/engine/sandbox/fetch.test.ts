import { afterAll, describe, expect, it } from 'vitest';
import { listNamedLibraries } from '#core/step/code-libraries.ts';
import type { HttpResult } from '../ports/http-client.ts';
import type { SandboxCall, SandboxFetch, SandboxResult } from '../ports/sandbox.ts';
import { createSandbox } from './create-sandbox.ts';

const sandbox = createSandbox({ threads: 1 });
afterAll(() => sandbox.close());

type Asked = Parameters<SandboxFetch>[0];

const answered = (body: string | Uint8Array = '', statusCode = 200, headers = {}): HttpResult => ({
  status: 'responded',
  statusCode,
  url: 'https://example.com/final',
  headers: { 'content-type': 'text/plain', ...headers },
  body: typeof body === 'string' ? Buffer.from(body) : body,
});
const echo: SandboxFetch = async ({ url }) => answered(url);
/** Answers when it is told to, or when its call is broken off. */
const never: SandboxFetch = ({ signal }) =>
  new Promise((resolve) => {
    const broken: HttpResult = { status: 'failed', error: { code: 'cancelled', message: 'Broken off.' } };
    if (signal.aborted) resolve(broken);
    else signal.addEventListener('abort', () => resolve(broken));
  });

function call(code: string, fetch: SandboxFetch, rest: Partial<SandboxCall> = {}): Promise<SandboxResult> {
  const libraries = listNamedLibraries(code);
  return sandbox.run({ projectId: 'project', code, parametersJson: '{}', libraries, fetch, ...rest });
}

async function run(code: string, fetch: SandboxFetch = echo, rest: Partial<SandboxCall> = {}): Promise<unknown> {
  const result = await call(code, fetch, rest);
  if (result.status === 'failed') return `${result.error.code}: ${result.error.message}`;
  return result.outputJson === null ? undefined : JSON.parse(result.outputJson);
}

const plain = (code: string): Promise<unknown> =>
  sandbox
    .run({ projectId: 'project', code, parametersJson: '{}' })
    .then((result) => (result.status === 'completed' ? JSON.parse(result.outputJson ?? 'null') : result.error));

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
    const fetch: SandboxFetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      isAnswered = true;
      return answered();
    };
    expect(await run('fetch("x"); return 1', fetch)).toBe(1);
    expect(isAnswered).toBe(true);
    expect(await run('fetch("x").then(() => console.log("late")); throw new Error("no")', fetch)).toBe(
      'code_error: no',
    );
  });
});

describe('limits', () => {
  it('the twenty-first request is refused, and the next call has all of its own again', async () => {
    let count = 0;
    const fetch: SandboxFetch = async () => {
      count += 1;
      return answered();
    };
    const loop = 'for (;;) await fetch("x")';
    expect(await run(loop, fetch)).toBe('code_error: The code may call fetch at most 20 times.');
    expect(await run(loop, fetch)).toMatch(/at most 20/);
    const flood =
      'const all = lodash.times(5000, () => fetch("x").then(() => 1, () => 0)); return lodash.sum(await Promise.all(all))';
    expect(await run(flood, fetch)).toBe(20);
    expect(count).toBe(60);
  });

  it('responses are at most 10 MiB together', async () => {
    const asked: number[] = [];
    const fetch: SandboxFetch = async ({ maxResponseBytes }) => {
      asked.push(maxResponseBytes);
      return answered(new Uint8Array(4 * 1024 * 1024));
    };
    const code = 'for (let n = 0; n < 3; n += 1) await fetch("x")';
    expect(await run(code, fetch)).toMatch(/^code_error: FetchError: The responses are larger than 10 MiB together/);
    expect(asked).toEqual([10, 6, 2].map((mebibytes) => mebibytes * 1024 * 1024));
    expect(await run(code.replaceAll('await ', ''), fetch)).toBeUndefined();
  });

  it('waiting is not on the time of the code, loops are, before and after', async () => {
    const slow: SandboxFetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return answered('a');
    };
    const limits = { timeoutMs: 300 };
    expect(await run('return (await fetch("x")).text()', slow, { limits })).toBe('a');
    const timeout = 'code_timeout: The code ran longer than 0.3 seconds and was stopped.';
    expect(await run('fetch("x"); for (;;) {}', slow, { limits })).toBe(timeout);
    expect(await run('await fetch("x"); for (;;) {}', slow, { limits })).toBe(timeout);
    const parts = `const spin = () => { const end = Date.now() + 120; while (Date.now() < end); };
      for (let n = 0; n < 10; n += 1) { spin(); await fetch('x') }`;
    expect(await run(parts, echo, { limits })).toBe(timeout);
    expect(await plain('return 1')).toBe(1);
  });

  it('the whole time is limited too, and what is under way is broken off', async () => {
    let wasBrokenOff = false;
    const fetch: SandboxFetch = async (request) => {
      const result = await never(request);
      wasBrokenOff = true;
      return result;
    };
    expect(await run('await fetch("x")', fetch, { limits: { totalMs: 200 } })).toBe(
      'code_timeout: The code and what it fetched took longer than 0.2 seconds together.',
    );
    expect(wasBrokenOff).toBe(true);
    expect(await run('return (await fetch("a")).text()')).toBe('a');
  });

  it('too much memory while others wait ends that call alone', async () => {
    const waiting = call('const r = await fetch("x"); return (await r.text()) + "!"', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return answered('waited');
    });
    expect(await run('await fetch("a"); const all = []; for (;;) all.push(new Array(1000).fill(1))')).toMatch(
      /^code_out_of_memory/,
    );
    expect(await plain('return 2')).toBe(2);
    expect(await waiting).toMatchObject({ outputJson: '"waited!"' });
  });

  it('endless recursion and promise floods after a request are errors', async () => {
    expect(await run('await fetch("a"); const f = () => f() + 1; f()')).toMatch(/stack overflow/);
    const flood = 'await fetch("a"); const f = async () => { f(); f(); await null }; await f()';
    expect(await run(flood, echo, { limits: { timeoutMs: 300 } })).toMatch(/^code_(timeout|out_of_memory|error)/);
    expect(await run('await fetch("a"); return "x".repeat(2 ** 21)')).toMatch(/^code_output_too_large/);
    expect(await run('await fetch("a"); await new Promise(() => {})')).toBe(
      'code_error: The code waits for a promise that never settles.',
    );
    expect(await run('return "x".repeat(2 ** 29) + (await fetch("a"))')).toMatch(/^code_/);
    expect(await plain('return 3')).toBe(3);
  });
});

describe('while calls wait', () => {
  it('others run, also of the same project, and far more than may wait at a time', async () => {
    const release = Promise.withResolvers<void>();
    let waiting = 0;
    const fetch: SandboxFetch = async ({ url }) => {
      waiting += 1;
      await release.promise;
      return answered(url);
    };
    const code = 'const { n } = parameters; return (await (await fetch("u" + n)).text())';
    const all = Array.from({ length: 100 }, (_, n) =>
      call(code, fetch, { parametersJson: JSON.stringify({ n }), projectId: `p${n % 3}` }),
    );
    expect(await plain('return 1')).toBe(1);
    while (waiting < 32) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await Promise.all(Array.from({ length: 200 }, () => plain('return 2')))).toEqual(Array(200).fill(2));
    release.resolve();
    const outputs = (await Promise.all(all)).map((one) => one.status === 'completed' && one.outputJson);
    expect(outputs).toEqual(Array.from({ length: 100 }, (_, n) => `"u${n}"`));
  });

  it('a call that is cancelled ends at once, with what it fetches, and its slot is free again', async () => {
    for (let round = 0; round < 40; round += 1) {
      const controller = new AbortController();
      const ended: string[] = [];
      const fetch: SandboxFetch = (request) => {
        controller.abort();
        return never(request).finally(() => ended.push('fetch'));
      };
      const result = await call('await fetch("x"); return 1', fetch, { signal: controller.signal });
      expect(result).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
      expect(ended).toEqual(['fetch']);
    }
    expect(await run('return (await fetch("b")).text()')).toBe('b');
  });

  it('a thread that is lost runs its calls once more, as the same requests', async () => {
    const numbers: number[] = [];
    const started = Promise.withResolvers<void>();
    const fetch: SandboxFetch = async (request) => {
      numbers.push(request.number);
      started.resolve();
      return numbers.length === 1 ? never(request) : answered('again');
    };
    const waiting = call('return (await fetch("x")).text()', fetch);
    await started.promise;
    const stuck = 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)';
    await sandbox.run({ projectId: 'other', code: stuck, parametersJson: '{}', limits: { timeoutMs: 200 } });
    expect(await waiting).toMatchObject({ outputJson: '"again"' });
    expect(numbers).toEqual([1, 1]);
  });

  it('close ends them', async () => {
    const other = createSandbox();
    const running = other.run({
      projectId: 'p',
      code: 'await fetch("x")',
      parametersJson: '{}',
      libraries: ['fetch'],
      fetch: never,
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.close();
    expect(await running).toMatchObject({ error: { code: 'cancelled' } });
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
