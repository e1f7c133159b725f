import { afterAll, expect, test } from 'vitest';
import { CODE_LIBRARIES } from '#core/step/code-libraries.ts';
import { createSandbox } from '#engine/sandbox/create-sandbox.ts';
import { knownLibraries } from './known-libraries.ts';
import { describeEnd, findMembers } from './known-values.ts';

const sandbox = createSandbox({ threads: 1 });
afterAll(() => sandbox.close());

test('the functions that are offered are those that code has', async () => {
  const code = `const functionsOf = (library) =>
      Object.keys(library).filter((name) => typeof library[name] === 'function' && name !== 'prototype').sort();
    return { lodash: functionsOf(lodash), dateFns: functionsOf(dateFns), uuid: functionsOf(uuid), base64: functionsOf(base64) }`;
  const result = await sandbox.run({ projectId: 'p', code, parametersJson: '{}', libraries: CODE_LIBRARIES });
  const real = JSON.parse(result.status === 'completed' ? (result.outputJson ?? '') : '{}') as Record<string, string[]>;
  // These change lodash itself, which is frozen.
  const useless = new Set(['_', 'mixin', 'noConflict', 'runInContext']);
  for (const { name, members } of knownLibraries.filter((library) => Object.keys(library.members).length > 0)) {
    const offered = Object.keys(members).toSorted();
    expect(offered).toEqual((real[name] ?? []).filter((one) => !useless.has(one)));
  }
});

test('functions of a library are offered behind its name with their signatures, and told where they end', () => {
  const found = findMembers(knownLibraries, 'return lodash.chu');
  expect(found?.typed).toBe('chu');
  expect(found?.members.find(({ name }) => name === 'chunk')).toEqual({
    name: 'chunk',
    type: '(array: any[], size?: number) => any[]',
    isFunction: true,
  });
  expect(describeEnd(knownLibraries, 'dateFns.addDays')).toMatchObject({
    type: '(date: DateLike, amount: number, options?: object) => Date',
  });
  expect(describeEnd(knownLibraries, 'await fetch')?.type).toContain('(url: string');
  expect(findMembers(knownLibraries, 'lodash.chunk.')?.members ?? []).toEqual([]);
  expect(describeEnd(knownLibraries, 'lodash.nothing')).toBeNull();
});
