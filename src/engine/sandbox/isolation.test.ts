import { afterAll, describe, expect, it } from 'vitest';
import { createSandbox } from './create-sandbox.ts';

const sandbox = createSandbox({ threads: 1 });
afterAll(() => sandbox.close());

async function run(code: string, projectId = 'project'): Promise<unknown> {
  const result = await sandbox.run({ projectId, code, parametersJson: '{}' });
  if (result.status === 'failed') return `${result.error.code}: ${result.error.message}`;
  return result.outputJson === null ? undefined : JSON.parse(result.outputJson);
}

describe('the host', () => {
  it.each([
    'process',
    'require',
    'module',
    'fetch',
    'Buffer',
    'setTimeout',
    'WebAssembly',
    'Worker',
    'XMLHttpRequest',
    'Atomics',
    'SharedArrayBuffer',
    'WeakRef',
    'FinalizationRegistry',
    'std',
    'os',
    'print',
    'scriptArgs',
    'load',
  ])('%s does not exist', async (name) => {
    expect(await run(`return typeof ${name}`)).toBe('undefined');
    expect(await run(`return typeof Function('return this')().${name}`)).toBe('undefined');
  });

  it.each(['await import("node:fs")', 'await import("data:text/javascript,1")', 'import fs from "fs"'])(
    '%s fails',
    async (code) => {
      expect(await run(code)).toMatch(/^code_error/);
    },
  );

  it('the functions that start a call cannot be reached', async () => {
    expect(await run('return typeof compile + typeof start + typeof collect + typeof indirectEval')).toBe(
      'undefined'.repeat(4),
    );
    expect(await run('return [this, arguments.length]')).toEqual([null, 2]);
  });
});

const ATTEMPTS: readonly (readonly [name: string, write: string, read: string])[] = [
  ['a global', 'globalThis.x = 1', 'return typeof x'],
  ['an undeclared name', 'x = 1', 'return typeof x'],
  [
    'a global of sloppy code',
    'Function("x = 1; var y = 1; globalThis.z = 1; this.q = 1")()',
    'return typeof x + typeof y + typeof z + typeof q',
  ],
  [
    'a global of indirect eval',
    '(0, eval)("var x = 1; let y = 1; function z() {}")',
    'return typeof x + typeof y + typeof z',
  ],
  ['a lexical name past the end of the text', '}); let x = 1; var y = 2; (function () {', 'return typeof x + typeof y'],
  ['Array.prototype', 'Array.prototype.y = 1', 'return [].y ?? null'],
  ['Array.prototype.map', 'Array.prototype.map = () => 1', 'return [2].map((x) => x)'],
  ['Array.prototype by definition', 'Object.defineProperty(Array.prototype, "y", { value: 1 })', 'return [].y ?? null'],
  ['Object.prototype', 'Object.prototype.y = 1', 'return {}.y ?? null'],
  ['Object.prototype by __proto__', '({}).__proto__.y = 1', 'return {}.y ?? null'],
  ['the prototype of Object.prototype', 'Object.setPrototypeOf(Object.prototype, { y: 1 })', 'return {}.y ?? null'],
  ['Object.prototype.toString', 'Object.prototype.toString = () => "bad"', 'return `${{}}`'],
  ['JSON', 'JSON.stringify = () => "1"; JSON.parse = () => 1', 'return JSON.stringify(JSON.parse("[2]"))'],
  ['Math', 'Math.max = () => 0', 'return Math.max(1, 2)'],
  ['console', 'console.log = console.kept = 1', 'return typeof console.log + typeof console.kept'],
  ['Promise.prototype.then', 'Promise.prototype.then = () => 1', 'return await Promise.resolve(2).then((x) => x)'],
  ['an async function prototype', '(async () => {}).constructor.prototype.y = 1', 'return (async () => {}).y ?? null'],
  [
    'a generator prototype',
    'Object.getPrototypeOf(function* () {}).prototype.next = 1',
    'return [...(function* () { yield 1 })()]',
  ],
  ['an array iterator', 'Object.getPrototypeOf([].values()).next = () => ({ done: true })', 'return [...[1]]'],
  [
    'an iterator helper',
    'Object.getPrototypeOf([].values().map(String)).next = 1',
    'return [1].values().map((x) => x).toArray()',
  ],
  ['a regular expression method', 'RegExp.prototype.exec = () => null', 'return /a/.test("a")'],
  [
    'an error constructor',
    'TypeError.kept = Error.prototype.kept = 1',
    'return [TypeError.kept ?? null, new TypeError().kept ?? null]',
  ],
  ['a getter on a symbol key', 'Array.prototype[Symbol.iterator] = 1; Map[Symbol.species] = 1', 'return [...[1]]'],
  ['a typed array', 'Object.getPrototypeOf(Uint8Array).prototype.kept = 1', 'return new Uint8Array(1).kept ?? null'],
  ['a local', 'let x = 1; var y = 2; function z() {}', 'return typeof x + typeof y + typeof z'],
  ['the function itself', 'arguments.callee.x = 1', 'return 1'],
  [
    'work left behind',
    'Promise.resolve().then(async () => { for (;;) { await null; console.log("old") } })',
    'return 1',
  ],
];

describe('from one call to the next', () => {
  it.each(ATTEMPTS)('%s does not survive', async (_name, write, read) => {
    const expected = await run(read, 'untouched');
    await run(write);
    expect(await run(read)).toEqual(expected);
    expect(await run(read, 'another')).toEqual(expected);
  });

  it('each call of one text starts with fresh variables', async () => {
    const code =
      '(() => { let n = 0; const seen = new Map(); return () => { seen.set(n, 1); return [++n, seen.size] } })()';
    expect([await run(code), await run(code)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const tagged = 'const tag = (strings) => { strings.raw.n = 1 }; tag`a`; return 1';
    expect(await run(tagged)).toMatch(/^code_error/);
  });

  it('lines of work that was left behind do not reach the next call', async () => {
    const call = { projectId: 'project', parametersJson: '{}' };
    await sandbox.run({ ...call, code: '(async () => { for (;;) { await null; console.log("old") } })(); return 1' });
    expect(await sandbox.run({ ...call, code: 'await null; return 2' })).toEqual({
      status: 'completed',
      outputJson: '2',
      logs: [],
    });
  });

  it('nothing that code can reach stays writable', async () => {
    const code = `
      const seen = new Set(), open = [];
      const visit = (value, path) => {
        if (Object(value) !== value || seen.has(value)) return;
        seen.add(value);
        if (!Object.isFrozen(value)) open.push(path);
        for (const key of Reflect.ownKeys(value)) {
          const descriptor = Object.getOwnPropertyDescriptor(value, key);
          for (const part of ['value', 'get', 'set']) visit(descriptor[part], path + '.' + String(key));
        }
        visit(Object.getPrototypeOf(value), path + '.[[Prototype]]');
      };
      visit(globalThis, 'globalThis');
      const protoOf = Object.getPrototypeOf;
      const reached = [async () => {}, function* () {}, async function* () {}, [].values(), ''.matchAll(/a/g), new Map().keys(),
        new Set().keys(), ''[Symbol.iterator](), [].values().take(1), Iterator.from({ next() {} }), Promise.resolve(), /a/, new Date(), new Proxy({}, {}), Object.groupBy([], String) ?? {}];
      reached.forEach((value, index) => { visit(protoOf(value), 'syntax' + index); if (typeof value === 'function') visit(protoOf(protoOf(value)), 'up' + index) });
      return { open, count: seen.size > 500 };`;
    expect(await run(code)).toEqual({ open: [], count: true });
  });
});

describe('ordinary code still works', () => {
  it.each([
    ['an own toString', 'const o = {}; o.toString = () => "own"; return `${o}`', 'own'],
    [
      'an own constructor key',
      'const o = {}; o.constructor = 1; o.valueOf = 2; o.hasOwnProperty = 3; return o',
      { constructor: 1, valueOf: 2, hasOwnProperty: 3 },
    ],
    ['an error message', 'const e = new Error("a"); e.message = "b"; e.name = "N"; return String(e)', 'N: b'],
    [
      'an error class',
      'class E extends Error { constructor(m) { super(m); this.name = "E" } } try { throw new E("m") } catch (e) { return [String(e), e instanceof E, e instanceof Error] }',
      ['E: m', true, true],
    ],
    [
      'old inheritance',
      'function A() {} A.prototype.toString = () => "A"; function B() {} B.prototype = Object.create(A.prototype); B.prototype.constructor = B; return String(new B())',
      'A',
    ],
    [
      'old error inheritance',
      'function E(m) { this.message = m } E.prototype = Object.create(Error.prototype); E.prototype.name = "E"; E.prototype.constructor = E; return String(new E("m"))',
      'E: m',
    ],
    ['assigning twice', 'const o = {}; o.toString = 1; o.toString = 2; return o', { toString: 2 }],
    [
      'Object.assign over inherited names',
      'return Object.assign({}, { toString: 1, constructor: 2 })',
      { toString: 1, constructor: 2 },
    ],
    [
      'counting words',
      'const n = {}; for (const w of ["constructor", "a", "a"]) n[w] = (Object.hasOwn(n, w) ? n[w] : 0) + 1; return n',
      { constructor: 1, a: 2 },
    ],
    [
      'a toJSON of a date',
      'const d = new Date(0); d.toJSON = () => "own"; return [d, new Date(0)]',
      ['own', '1970-01-01T00:00:00.000Z'],
    ],
    ['array methods', 'return [3, 1, 2].toSorted().map((x) => x * 2).filter(Boolean).flatMap((x) => [x, x]).at(-1)', 6],
    [
      'an array subclass',
      'class L extends Array { last() { return this.at(-1) } } return L.from([1, 2]).map((x) => x + 1).last()',
      3,
    ],
    ['parallel promises', 'return await Promise.all([1, Promise.resolve(2), (async () => 3)()])', [1, 2, 3]],
    [
      'race and any',
      'return [await Promise.race([new Promise(() => {}), 1]), await Promise.any([Promise.reject(1), 2])]',
      [1, 2],
    ],
    [
      'generators',
      'function* g() { yield* [1, 2] } const r = []; for await (const x of g()) r.push(x); return r',
      [1, 2],
    ],
    ['regular expressions', 'return "a1b2".replace(/[0-9]/g, (d) => d * 2) + "x".match(/(?<n>x)/).groups.n', 'a2b4x'],
    ['maps and sets', 'return [...new Map([[1, 2]]), [...new Set([1, 1])]]', [[1, 2], [1]]],
    ['eval of local text', 'const a = 1; return eval("a + 1") + Function("b", "return b")(1)', 3],
  ])('%s', async (_name, code, expected) => {
    expect(await run(code)).toEqual(expected);
  });
});
