import { afterAll, describe, expect, it } from 'vitest';
import type { SandboxCall, SandboxResult } from '../ports/sandbox.ts';
import { createSandbox } from './create-sandbox.ts';

const sandbox = createSandbox({ threads: 1 });
afterAll(() => sandbox.close());

function run(code: string, parameters: unknown = {}, rest: Partial<SandboxCall> = {}): Promise<SandboxResult> {
  return sandbox.run({ projectId: 'project', code, parametersJson: JSON.stringify(parameters), ...rest });
}

async function output(code: string, parameters: unknown = {}, rest: Partial<SandboxCall> = {}): Promise<unknown> {
  const result = await run(code, parameters, rest);
  if (result.status === 'failed') throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.outputJson === null ? undefined : JSON.parse(result.outputJson);
}

async function failure(code: string, rest: Partial<SandboxCall> = {}) {
  const result = await run(code, {}, rest);
  if (result.status === 'completed') throw new Error(`The code completed with ${result.outputJson}.`);
  return result.error;
}

const SHORT = { limits: { timeoutMs: 300 } };

describe('how code is read', () => {
  it.each([
    ['a body', 'return parameters.a + 1'],
    ['a body with await', 'const b = await Promise.resolve(1);\nreturn parameters.a + b'],
    ['a function declaration', 'function yourFunction(parameters, libraries) {\n  return parameters.a + 1;\n}'],
    ['an async function declaration', 'async function f(p) { return p.a + 1; };'],
    ['a function between comments', '// before\n/* and\nmore */ function (p) { return p.a + 1 } // after'],
    ['an arrow', '(p) => p.a + 1'],
    ['an arrow without parentheses', 'p => p.a + 1;\n'],
    ['an async arrow', 'async ({ a }) => { await null; return a + 1 }'],
    ['a called function', '(async () => 3)()'],
    ['a body that starts with a function', 'function next(x) { return x + 1 }\nreturn next(parameters.a)'],
    ['a body that starts with a parenthesis', '(0, Math.max)(1, 2);\nreturn parameters.a + 1'],
  ])('%s gives its result', async (_kind, code) => {
    expect(await output(code, { a: 2 })).toBe(3);
  });

  it('a function text that holds two slashes in a string is read whole', async () => {
    expect(await output("() => 'https://example.com/a'")).toBe('https://example.com/a');
  });

  it('undefined becomes null', async () => {
    expect(await run('return undefined')).toEqual({ status: 'completed', outputJson: null, logs: [] });
  });

  it('text outside of ASCII passes both ways', async () => {
    expect(await output('return parameters.a + " ✓ 😀"', { a: 'żółć' })).toBe('żółć ✓ 😀');
  });
});

it('a slow call behind quick ones is answered too', async () => {
  const slow = 'let n = 0; for (let i = 0; i < 300_000; i += 1) n += i; return n;';
  const calls = Array.from({ length: 20 }, (_, index) => output(index % 2 === 0 ? 'return 1' : slow));
  expect(new Set(await Promise.all(calls))).toEqual(new Set([1, 44_999_850_000]));
});

describe('errors', () => {
  it('a thrown error carries the line and column of the code', async () => {
    const error = await failure('const a = 1;\nfunction deep() {\n  null.x;\n}\ndeep();');
    expect(error).toMatchObject({ code: 'code_error', line: 3, column: 7 });
    expect(error.message).toBe("TypeError: cannot read property 'x' of null");
    expect(error.stack).toContain('at deep (code:3:7)\n    at <anonymous> (code:5:');
  });

  it('an error in a function text carries its line', async () => {
    expect(await failure('function f() {\n\n  throw new Error("no");\n}')).toMatchObject({ message: 'no', line: 3 });
  });

  it('an error after an await carries its line', async () => {
    expect(await failure('await null;\nawait null;\nmissing();')).toMatchObject({
      message: "ReferenceError: 'missing' is not defined",
      line: 3,
    });
  });

  it('a syntax error carries its line', async () => {
    expect(await failure('const a = 1;\nconst b = ;\n')).toMatchObject({ code: 'code_error', line: 2, column: 11 });
    expect(await failure('(p) => {\n  return 1\n  let let = 2;\n}')).toMatchObject({ code: 'code_error', line: 3 });
  });

  it('a thrown value that is no error is shown', async () => {
    expect((await failure('throw "plain"')).message).toBe('plain');
    expect((await failure('throw { a: 1 }')).message).toBe('{"a":1}');
    expect((await failure('return Promise.reject(undefined)')).message).toBe('undefined');
  });

  it('an error whose fields throw still fails with a message', async () => {
    const error = await failure('throw Object.defineProperty(new Error(), "message", { get() { throw 1 } })');
    expect(error).toMatchObject({ code: 'code_error', message: 'The code threw a value that cannot be shown.' });
  });

  it.each([
    ['a function', 'return () => 1', 'a function has no JSON form'],
    ['a symbol', 'return Symbol("a")', 'a symbol has no JSON form'],
    ['a BigInt', 'return { a: 1n }', 'BigInt'],
    ['a cycle', 'const a = {}; a.a = a; return a', 'circular reference'],
    ['a broken toJSON', 'return { toJSON() { throw new Error("broken") } }', 'broken'],
  ])('%s as output is refused', async (_kind, code, reason) => {
    const error = await failure(code);
    expect(error.code).toBe('code_invalid_output');
    expect(error.message).toContain(reason);
  });

  it('output past the limit is refused', async () => {
    expect((await failure('return "x".repeat(2 * 1024 * 1024)')).code).toBe('code_output_too_large');
    const inBytes = await failure('return "ż".repeat(60)', { limits: { outputBytes: 100 } });
    expect(inBytes.code).toBe('code_output_too_large');
    expect(await output('return "x".repeat(98)', {}, { limits: { outputBytes: 100 } })).toHaveLength(98);
  });
});

describe('limits', () => {
  it.each([
    ['an endless loop', 'for (;;) {}'],
    ['an endless loop that catches', 'for (;;) { try { for (;;) {} } catch {} }'],
    ['an endless async loop', 'for (;;) await null'],
    [
      'endless async loops left behind by a function',
      '(async () => { for (;;) await null })(); await new Promise(() => {})',
    ],
    ['a catastrophic regular expression', 'return /^(a+)+$/.test("a".repeat(40) + "b")'],
    ['an endless loop in toJSON', 'return { toJSON() { for (;;) {} } }'],
    [
      'an endless loop in a getter of a thrown error',
      'throw Object.defineProperty(new Error(), "stack", { get() { for (;;) {} } })',
    ],
  ])('%s ends at the time limit', async (_kind, code) => {
    const error = await failure(code, SHORT);
    expect(error).toMatchObject({
      code: 'code_timeout',
      message: 'The code ran longer than 0.3 seconds and was stopped.',
    });
    expect(await output('return 1')).toBe(1);
  });

  it('a loop inside the engine that cannot be interrupted ends with its thread', async () => {
    const calls = Promise.all([1, 2, 3].map((a) => output('return parameters.a', { a })));
    const stuck = await failure('Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)', SHORT);
    expect(stuck.code).toBe('code_timeout');
    expect(await calls).toEqual([1, 2, 3]);
    expect(await output('return 4')).toBe(4);
  });

  it.each([
    ['arrays', 'const all = []; for (;;) all.push(new Array(1000).fill(1))'],
    ['strings', 'const all = []; let n = 0; for (;;) all.push(String(n++).repeat(100000))'],
    ['buffers', 'const all = []; for (;;) all.push(new ArrayBuffer(1e6))'],
    ['one buffer', 'return new Uint8Array(5e8).length'],
  ])('too much memory in %s is an error, and later calls work', async (_kind, code) => {
    expect((await failure(code)).code).toBe('code_out_of_memory');
    expect(await output('return 1')).toBe(1);
    expect(await output('return new Uint8Array(3e7).length')).toBe(3e7);
  });

  it.each([
    ['calls', 'const f = () => f() + 1; f()'],
    ['native calls', 'const f = () => [1].map(f); f()'],
    ['proxies', 'new Proxy({}, { get: (t, k, r) => r[k] }).x'],
  ])('endless recursion of %s is an error', async (_kind, code) => {
    expect(await failure(code)).toMatchObject({ code: 'code_error', message: 'InternalError: stack overflow' });
    expect(await output('return 1')).toBe(1);
  });

  it('code that nests without end is an error', async () => {
    expect((await failure('return ' + '['.repeat(200_000))).code).toBe('code_error');
    expect((await failure('function f(){'.repeat(20_000))).code).toBe('code_error');
    expect(await output('return 1')).toBe(1);
  });

  it('a promise that never settles is an error', async () => {
    const error = await failure('await new Promise(() => {})');
    expect(error).toMatchObject({ code: 'code_error', message: 'The code waits for a promise that never settles.' });
  });
});

describe('console', () => {
  it('lines are captured with their level, also when the code fails', async () => {
    const result = await run('console.log("a", { b: 1 }, [2]); console.warn(undefined, 3n); null.x');
    expect(result.logs).toEqual([
      { level: 'log', message: 'a {"b":1} [2]' },
      { level: 'warn', message: 'undefined 3n' },
    ]);
  });

  it('lines past the two hundredth are left out', async () => {
    const { logs } = await run('for (let i = 0; i < 1000; i++) console.info(i)');
    expect(logs).toHaveLength(201);
    expect(logs[199]).toEqual({ level: 'info', message: '199' });
    expect(logs[200]).toEqual({ level: 'warn', message: 'The lines after this one were left out.' });
    expect((await run('console.log("next")')).logs).toEqual([{ level: 'log', message: 'next' }]);
  });

  it('lines past 64 KiB are left out', async () => {
    const { logs } = await run('for (let i = 0; i < 100; i++) console.log("x".repeat(1000))');
    expect(logs.reduce((sum, line) => sum + line.message.length, 0)).toBeLessThan(66_000);
  });
});

describe('close and cancel', () => {
  it('a running call ends when its signal aborts, and the thread goes on', async () => {
    const controller = new AbortController();
    const running = run('for (;;) {}', {}, { signal: controller.signal });
    const next = output('return 1');
    controller.abort();
    expect(await running).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
    expect(await next).toBe(1);
  });

  it('a call whose signal is aborted does not run', async () => {
    const error = await failure('return 1', { signal: AbortSignal.abort() });
    expect(error.code).toBe('cancelled');
  });

  it('a slow call does not hold up others when a second thread is allowed', async () => {
    const two = createSandbox({ threads: 2 });
    const call = { projectId: 'project', parametersJson: '{}' };
    const order: string[] = [];
    const slow = two.run({ ...call, code: 'for (;;) {}', limits: { timeoutMs: 3000 } }).then(() => order.push('slow'));
    const fast = [1, 2, 3].map(() => two.run({ ...call, code: 'return 1' }).then(() => order.push('fast')));
    await Promise.all([slow, ...fast]);
    expect(order).toEqual(['fast', 'fast', 'fast', 'slow']);
    await two.close();
  });

  it('close ends running calls and leaves no thread', async () => {
    const before = process.getActiveResourcesInfo().toSorted();
    const other = createSandbox();
    const running = other.run({ projectId: 'project', code: 'for (;;) {}', parametersJson: '{}' });
    await other.close();
    expect(await running).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
    await expect(other.run({ projectId: 'project', code: '1', parametersJson: '{}' })).rejects.toThrow('closed');
    expect(process.getActiveResourcesInfo().toSorted()).toEqual(before);
  });
});
