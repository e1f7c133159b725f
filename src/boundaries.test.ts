import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

// The import law of the repository, kept by a test: who may know whom, and which shapes a file may have.

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const source = import.meta.dirname;
const MAX_LINES = 300;
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx|js|css)$/.test(path))
  .sort();
const imports = files.filter((path) => /\.tsx?$/.test(path)).flatMap(listImports);
const shipped = imports.filter((one) => !isTest(one.from));

// What each part may import from the others, by the first rule that matches the importing file. Its own part is judged further down.
const LAW: readonly { readonly who: RegExp; readonly may: RegExp }[] = [
  { who: /^core\//, may: /^$/ },
  { who: /^contract\//, may: /^core\// },
  { who: /^steps\/(.*\/)?(execut|activate)/, may: /^(core|engine\/ports)\// },
  { who: /^steps\//, may: /^core\// },
  { who: /^engine\//, may: /^core\// },
  { who: /^storage\//, may: /^(core|engine\/ports)\// },
  { who: /^server\//, may: /^(core|contract|steps|engine|storage|sdk)\// },
  { who: /^web\//, may: /^(core|contract)\/|^steps\/catalog\.ts$/ },
  { who: /^sdk\//, may: /^contract\// },
  { who: /^testing\//, may: /^(core|contract|steps|engine|storage|server|sdk)\// },
];

test('every part imports only what the law allows', () => {
  const broken = shipped.filter(({ from, to }) => {
    const rule = LAW.find(({ who }) => who.test(from));
    return partOf(from) !== partOf(to) && !rule?.may.test(to);
  });
  expect(broken.map(describe)).toEqual([]);
});

test('the SDK takes nothing but types from the contract', () => {
  expect(shipped.filter((one) => partOf(one.from) === 'sdk' && partOf(one.to) !== 'sdk' && !one.isTypeOnly)).toEqual(
    [],
  );
});

test('what both sides read of a step knows nothing of its execution', () => {
  const isExecution = (path: string): boolean => /^steps\/(.*\/)?(execut|activate)/.test(path);
  const broken = shipped.filter((one) => partOf(one.from) === 'steps' && !isExecution(one.from) && isExecution(one.to));
  expect(broken.map(describe)).toEqual([]);
});

test('the web app imports leftward only: lib, ui, features, pages and app', () => {
  const order = ['lib', 'ui', 'features', 'pages', 'app'];
  const layerOf = (path: string): number => order.indexOf(path.split('/')[1] ?? '');
  const featureOf = (path: string): string | undefined => /^web\/features\/([^/]+)\//.exec(path)?.[1];
  const broken = shipped.filter((one) => {
    if (partOf(one.from) !== 'web' || partOf(one.to) !== 'web') return false;
    const [from, to] = [featureOf(one.from), featureOf(one.to)];
    return layerOf(one.to) > layerOf(one.from) || (from !== undefined && to !== undefined && from !== to);
  });
  expect(broken.map(describe)).toEqual([]);
});

test('only tests import the testing folder', () => {
  const broken = shipped.filter((one) => partOf(one.to) === 'testing' && partOf(one.from) !== 'testing');
  expect(broken.map(describe)).toEqual([]);
});

test('code that runs in Node imports no .tsx', () => {
  const broken = shipped.filter((one) => one.to.endsWith('.tsx') && partOf(one.from) !== 'web');
  expect(broken.map(describe)).toEqual([]);
});

test('no file only passes on what others export', () => {
  expect(files.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
});

test('folders are named after what they hold', () => {
  expect(files.filter((path) => /(^|\/)(utils|helpers|common|manager|misc)\//.test(path))).toEqual([]);
});

test('no file is longer than 300 lines without saying why', () => {
  const long = files.filter((path) => {
    const lines = readFileSync(join(source, path), 'utf8').split('\n');
    return lines.length - 1 > MAX_LINES && !lines.slice(0, 5).some((line) => line.includes('Long because: '));
  });
  expect(long).toEqual([]);
});

function listImports(path: string): readonly Import[] {
  const text = readFileSync(join(source, path), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[\w*{][^;'"]*?\sfrom\s+)?['"]([#.][^'"]+)['"]|import\(\s*['"]([#.][^'"]+)['"]\s*\)/gm,
  );
  return [...statements].map((match) => ({
    from: path,
    to: resolveImport(path, match[2] ?? match[3] ?? ''),
    isTypeOnly: match[1] !== undefined,
  }));
}

function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return relative(source, resolve(source, dirname(from), specifier));
}

function partOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function describe({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
