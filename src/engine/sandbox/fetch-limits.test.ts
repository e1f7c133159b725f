import { afterAll, describe, expect, it } from 'vitest';
import { after, answered, createFetchingCalls, echo, never } from '#testing/fetching-calls.ts';
import type { SandboxFetch } from '../ports/sandbox.ts';
import { createSandbox } from './create-sandbox.ts';

const sandbox = createSandbox({ threads: 1 });
const { call, run, plain } = createFetchingCalls(sandbox);
afterAll(() => sandbox.close());

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

  it.each(['"x".repeat(1024 * 1024)', 'new Uint8Array(1024 * 1024)', '["x".repeat(1024 * 1024)]'])(
    'requests with the body %s are at most 10 MiB together',
    async (body) => {
      let count = 0;
      const fetch: SandboxFetch = async () => {
        count += 1;
        return answered();
      };
      const code = `for (;;) await fetch('x', { method: 'POST', body: ${body} })`;
      expect(await run(code, fetch)).toBe('code_error: The requests of fetch are larger than 10 MiB together.');
      expect(count).toBeLessThanOrEqual(10);
    },
  );

  it('an address of giant size is refused, or ends for want of memory', async () => {
    expect(await run('await fetch("x".repeat(11 * 2 ** 20))')).toMatch(/larger than 10 MiB together/);
    expect(await run('await fetch("x".repeat(2 ** 25))')).toMatch(/^code_(error|out_of_memory)/);
    expect(await plain('return 1')).toBe(1);
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
    const slow = after(500, 'a');
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
    const waiting = call('const r = await fetch("x"); return (await r.text()) + "!"', after(1500, 'waited'));
    expect(await run('await fetch("a"); const all = []; for (;;) all.push(new Array(1000).fill(1))')).toMatch(
      /^code_out_of_memory/,
    );
    expect(await plain('return 2')).toBe(2);
    expect(await waiting).toMatchObject({ outputJson: '"waited!"' });
  });

  it.each([
    ['has grown', 'return new Uint8Array(7e7).length', 7e7],
    ['ran out of memory', 'const all = []; for (;;) all.push(new Array(1000).fill(1))', /^code_out_of_memory/],
  ])(
    'a thread that %s goes on with those that wait, once, while others run elsewhere',
    async (_what, code, expected) => {
      const numbers: number[] = [];
      const release = Promise.withResolvers<void>();
      const started = Promise.withResolvers<void>();
      const waiting = call('const r = await fetch("x"); await fetch("y"); return r.text()', async ({ number }) => {
        numbers.push(number);
        started.resolve();
        await release.promise;
        return answered('waited');
      });
      await started.promise;
      const result = await plain(code);
      if (expected instanceof RegExp) expect(result).toMatch(expected);
      else expect(result).toBe(expected);
      expect(await plain('return 4')).toBe(4);
      release.resolve();
      expect(await waiting).toMatchObject({ outputJson: '"waited"' });
      expect(numbers).toEqual([1, 2]);
    },
  );

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
