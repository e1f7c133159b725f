import { createHash, createHmac } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { listNamedLibraries } from '#core/step/code-libraries.ts';
import { createSandbox } from './create-sandbox.ts';

const sandbox = createSandbox({ threads: 1 });
afterAll(() => sandbox.close());

async function run(code: string, projectId = 'project'): Promise<unknown> {
  const result = await sandbox.run({ projectId, code, parametersJson: '{}', libraries: listNamedLibraries(code) });
  if (result.status === 'failed') return `${result.error.code}: ${result.error.message}`;
  return result.outputJson === null ? undefined : JSON.parse(result.outputJson);
}

const TEXT = 'żółć\u0000after 😀';
const sha = (data: string | Uint8Array) => createHash('sha256').update(data);

describe('where the names stand', () => {
  it.each([
    ['in a body', 'return lodash.chunk([1, 2, 3], 2)'],
    ['in a body that waits', 'await null; return lodash.chunk([1, 2, 3], 2)'],
    ['in an arrow', '() => lodash.chunk([1, 2, 3], 2)'],
    [
      'as the second argument',
      'function yourFunction(parameters, libraries) { return libraries.lodash.chunk([1, 2, 3], 2) }',
    ],
    ['in libraries of a body', 'const { lodash } = libraries; return lodash.chunk([1, 2, 3], 2)'],
    ['beside a name of the code itself', 'const hash = 2; return lodash.chunk([1, 2, 3], hash)'],
  ])('%s', async (_place, code) => {
    expect(await run(code)).toEqual([[1, 2], [3]]);
  });

  it('code has what it names and nothing else', async () => {
    expect(await run('return [typeof lodash, Object.keys(libraries), typeof globalThis["lod" + "ash"]]')).toEqual([
      'function',
      ['lodash'],
      'undefined',
    ]);
    expect(await run('return [typeof libraries["date" + "Fns"], Object.keys(libraries)]')).toEqual(['undefined', []]);
    expect(await run('return typeof fetch')).toBe('undefined');
  });

  it('lines of errors count in the code', async () => {
    const code = 'const a = lodash.noop();\nnull.x';
    const result = await sandbox.run({ projectId: 'p', code, parametersJson: '{}', libraries: ['lodash'] });
    expect(result).toMatchObject({ error: { line: 2, column: 5 } });
  });
});

describe('lodash', () => {
  it.each([
    ['return lodash.groupBy([6.1, 4.2, 6.3], Math.floor)', { 4: [4.2], 6: [6.1, 6.3] }],
    ['return lodash([3, 1, 2]).sortBy().map((n) => n * 2).take(2).value()', [2, 4]],
    ['return lodash.get({ a: [{ b: { c: 3 } }] }, "a[0].b.c")', 3],
    [
      'const a = lodash.merge({ a: { b: 1 } }, { a: { c: 2 } }); lodash.set(a, "d.e", 3); return a',
      { a: { b: 1, c: 2 }, d: { e: 3 } },
    ],
    [
      'const a = { d: new Date(0), m: new Map([[1, { b: 2 }]]) }; const b = lodash.cloneDeep(a); return [lodash.isEqual(a, b), b.m.get(1)]',
      [true, { b: 2 }],
    ],
    ['return lodash.template("Hello <%- name %>")({ name: "<Ada>" })', 'Hello &lt;Ada&gt;'],
    ['const f = lodash.memoize((n) => n * 2); f.cache.set(1, 5); return [f(1), f(2)]', [5, 4]],
    ['return lodash.curry((a, b) => a + b)(1)(2)', 3],
    [
      'return [lodash.camelCase("first name"), lodash.startCase("ab_cd"), lodash.deburr("żółć")]',
      ['firstName', 'Ab Cd', 'zolc'],
    ],
    ['return lodash.uniq(lodash.range(300).concat(lodash.range(300))).length', 300],
  ])('%s', async (code, expected) => {
    expect(await run(code)).toEqual(expected);
  });
});

describe('dateFns', () => {
  it.each([
    [
      'return dateFns.formatISO(dateFns.addDays(dateFns.parseISO("2026-02-27"), 2), { representation: "date" })',
      '2026-03-01',
    ],
    ['return dateFns.format(new Date(2026, 0, 5, 9, 7), "EEEE, d MMMM yyyy HH:mm")', 'Monday, 5 January 2026 09:07'],
    ['return dateFns.differenceInBusinessDays(new Date(2026, 0, 12), new Date(2026, 0, 5))', 5],
    ['return dateFns.parse("05.01.2026", "dd.MM.yyyy", new Date(0)).getDate()', 5],
    ['return dateFns.formatDistance(0, 3 * 86400000)', '3 days'],
    ['return dateFns.isValid(dateFns.parseISO("nonsense"))', false],
  ])('%s', async (code, expected) => {
    expect(await run(code)).toEqual(expected);
  });
});

describe('hash, hmac and base64', () => {
  it.each(['md5', 'sha1', 'sha256', 'sha512'] as const)('%s is that of Node, of texts and of bytes', async (name) => {
    const of = (data: string | Uint8Array) => createHash(name).update(data);
    const text = JSON.stringify(TEXT);
    expect(await run(`return [hash('${name}', ${text}), hash('${name}', ${text}, 'base64url')]`)).toEqual([
      of(TEXT).digest('hex'),
      of(TEXT).digest('base64url'),
    ]);
    const bytes = 'new Uint8Array([9, 0, 1, 255, 9]).subarray(1, 4)';
    expect(await run(`return hash('${name}', ${bytes}, 'base64')`)).toBe(of(Uint8Array.of(0, 1, 255)).digest('base64'));
    expect(await run(`return hmac('${name}', 'key', ${text})`)).toBe(
      createHmac(name, 'key').update(TEXT).digest('hex'),
    );
    expect(await run(`return hmac('${name}', ${bytes}, ${bytes}, 'base64')`)).toBe(
      createHmac(name, Uint8Array.of(0, 1, 255))
        .update(Uint8Array.of(0, 1, 255))
        .digest('base64'),
    );
  });

  it('a digest as bytes is the key of the next', async () => {
    const first = createHmac('sha256', 'key').update('day').digest();
    const expected = createHmac('sha256', first).update('region').digest('hex');
    expect(await run("return hmac('sha256', hmac('sha256', 'key', 'day', 'bytes'), 'region')")).toBe(expected);
    expect(await run("return hash('sha256', 'a', 'bytes') instanceof Uint8Array")).toBe(true);
  });

  it('base64 goes both ways, for texts and bytes', async () => {
    const text = JSON.stringify(TEXT);
    const encoded = Buffer.from(TEXT).toString('base64');
    expect(await run(`return base64.encode(${text})`)).toBe(encoded);
    expect(await run(`return base64.encode(${text}, 'base64url')`)).toBe(Buffer.from(TEXT).toString('base64url'));
    expect(await run(`return base64.decode('${encoded}')`)).toBe(TEXT);
    expect(await run(`return base64.decode(base64.encode(${text}, 'base64url'))`)).toBe(TEXT);
    expect(await run("return [...base64.decodeBytes('AAH/')]")).toEqual([0, 1, 255]);
    expect(await run('return base64.encode(new Uint16Array([1, 2]).buffer)')).toBe('AQACAA==');
  });

  it('a lone surrogate is replaced, as everywhere', async () => {
    expect(await run('return hash("sha256", "a\\ud800")')).toBe(sha('a\ud800').digest('hex'));
  });

  it.each([
    ['hash("sha3", "a")', 'code_error: TypeError: The algorithm must be one of md5, sha1, sha256, sha512.'],
    ['hash("sha256", { a: 1 })', 'code_error: TypeError: What is hashed must be a text or a Uint8Array.'],
    [
      'hash("sha256", "a", "utf8")',
      'code_error: TypeError: The encoding must be one of hex, base64, base64url, bytes.',
    ],
    ['hmac("sha256", undefined, "a")', 'code_error: TypeError: The key must be a text or a Uint8Array.'],
    ['base64.decode(1)', 'code_error: TypeError: What is decoded must be a text.'],
  ])('%s is refused', async (code, message) => {
    expect(await run(`return ${code}`)).toBe(message);
  });
});

it('uuid makes ids of versions 4 and 7', async () => {
  const before = Date.now();
  const [four, seven, other] = (await run('return [uuid.v4(), uuid.v7(), uuid.v7()]')) as [string, string, string];
  expect(four).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(seven).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(seven < other).toBe(true);
  const time = Number.parseInt(seven.replaceAll('-', '').slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now() + 1);
});

const POISON: readonly (readonly [name: string, write: string, read: string])[] = [
  ['a function of lodash', 'lodash.chunk = () => 1', 'return lodash.chunk([1], 1)'],
  ['a new function', 'lodash.extra = 1', 'return lodash.extra ?? null'],
  ['mixins', 'lodash.mixin({ extra: () => 1 })', 'return [lodash.extra ?? null, lodash([1]).extra ?? null]'],
  [
    'templates',
    'lodash.templateSettings.imports.x = 1 ;; lodash.templateSettings.interpolate = /a/',
    'return lodash.template("<%= 1 %>a")()',
  ],
  [
    'chains',
    'lodash.prototype.map = () => 1 ;; Object.getPrototypeOf(lodash.prototype).x = 1',
    'return [lodash([1]).map(String).value(), lodash([1]).x ?? null]',
  ],
  ['the prototype of a chain', 'lodash.prototype.__proto__.__proto__.x = 1', 'return {}.x ?? null'],
  [
    'lazy chains',
    'lodash.chain([1]).map(Boolean).filter(Boolean).__wrapped__.__proto__.value = () => ["bad"]',
    'return lodash.chain(lodash.range(300)).map((n) => n + 1).filter((n) => n > 299).value()',
  ],
  [
    'caches',
    'lodash.memoize.Cache.prototype.get = () => 9 ;; lodash.memoize.Cache = Map',
    'const f = lodash.memoize((n) => n); f(1); return [f(1), lodash.memoize.Cache === Map]',
  ],
  [
    'hashes of caches',
    'new lodash.memoize.Cache().__data__.hash.__proto__.get = () => 9 ;; new lodash.memoize.Cache().__data__.string.__proto__.has = () => true',
    'const f = lodash.memoize((n) => n); f("a"); return f("b")',
  ],
  [
    'stacks',
    'lodash.cloneDeepWith({ a: {} }, (v, k, o, s) => { s && (s.__proto__.get = () => "bad") }) ;; lodash.cloneDeepWith({ a: {} }, (v, k, o, s) => { s && (s.__data__.__proto__.get = () => "bad") })',
    'return lodash.cloneDeep({ a: { b: [1] } })',
  ],
  [
    'placeholders',
    'lodash.placeholder = 1 ;; lodash.partial.placeholder = 1 ;; lodash.curry.placeholder = 1',
    'return lodash.partial((a, b) => [a, b], lodash, 2)(1)',
  ],
  [
    'dateFns',
    'dateFns.addDays = () => 1 ;; dateFns.constants.daysInWeek = 8',
    'return [dateFns.addDays(0, 1).getTime(), dateFns.constants?.daysInWeek ?? null]',
  ],
  [
    'defaults of dateFns',
    'dateFns.setDefaultOptions?.({ weekStartsOn: 1 }) ;; dateFns.getDefaultOptions().weekStartsOn = 1',
    'return dateFns.startOfWeek(new Date(2026, 0, 7)).getDay()',
  ],
  [
    'tools',
    'hash.x = 1 ;; base64.encode = () => "bad" ;; uuid.v4 = () => "bad"',
    'return [hash.x ?? null, base64.encode("a"), uuid.v4() === "bad"]',
  ],
  [
    'what tools stand on',
    'ArrayBuffer.isView = () => true ;; String.prototype.toString = () => "bad" ;; JSON.stringify = () => "{}" ;; Array.prototype.includes = () => true',
    'return [hash("md5", "a"), typeof lodash]',
  ],
  ['libraries', 'libraries.x = 1; lodash', 'return [Object.keys(libraries), typeof lodash]'],
  ['arguments', 'arguments[1].x = 1; lodash', 'return [arguments.length, typeof lodash]'],
];

describe('from one call to the next', () => {
  it.each(POISON)('%s stay as they were', async (_name, write, read) => {
    const expected = await run(read, 'untouched');
    expect(String(expected)).not.toMatch(/^code_/);
    for (const statement of write.split(' ;; ')) await run(statement);
    expect(await run(read)).toEqual(expected);
  });

  it('nothing that can be reached from a library is left open', async () => {
    const code = `
      const open = [];
      const seen = new Set();
      const queue = [];
      const visit = (value, path) => {
        if ((typeof value === 'object' && value !== null) || typeof value === 'function') queue.push([value, path]);
      };
      for (const [name, library] of Object.entries({ lodash, dateFns, uuid, hash, hmac, base64, libraries })) visit(library, name);
      const instances = [new lodash.memoize.Cache(), lodash([1]), lodash.chain([1]).map(Boolean), lodash([1]).filter(Boolean).map(String)];
      lodash.cloneDeepWith({ a: 1 }, (v, k, o, s) => { if (s) instances.push(s) });
      lodash.isEqualWith({ a: { b: 1 } }, { a: { b: 1 } }, (v, o, k, x, y, s) => { if (s) instances.push(s) });
      for (const instance of instances) {
        visit(Object.getPrototypeOf(instance), 'instance');
        for (const inner of [...Object.values(instance), ...Object.values(instance.__data__ ?? {})]) {
          if (typeof inner === 'object' && inner !== null) visit(Object.getPrototypeOf(inner), 'inner');
        }
      }
      while (queue.length > 0) {
        const [value, path] = queue.pop();
        if (seen.has(value)) continue;
        seen.add(value);
        if (!Object.isFrozen(value)) open.push(path);
        visit(Object.getPrototypeOf(value), path + '.__proto__');
        for (const key of Reflect.ownKeys(value)) {
          const descriptor = Object.getOwnPropertyDescriptor(value, key);
          for (const part of ['value', 'get', 'set']) visit(descriptor[part], path + '.' + String(key));
        }
      }
      return { open, isWhole: seen.size > 1000 };`;
    expect(await run(code)).toEqual({ open: [], isWhole: true });
  });

  it('a library in one project does not show in another', async () => {
    await run('return lodash.noop()', 'one');
    expect(await run('return typeof globalThis._ + typeof globalThis.lodash', 'two')).toBe('undefinedundefined');
  });
});
