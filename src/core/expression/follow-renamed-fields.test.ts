import { expect, test } from 'vitest';
import { makeScope } from '#testing/make-scope.ts';
import type { FieldRename } from '../schema/find-renamed-fields.ts';
import { followRenamedFields, stopReadingOldKeys } from './follow-renamed-fields.ts';
import { lookUp } from './scope.ts';
import type { Reference } from './template.ts';

const renames: readonly FieldRename[] = [
  { path: ['user'], to: 'person' },
  { path: ['user', 'mail'], to: 'email' },
  { path: ['items', 0, 'sku'], to: 'code' },
];
const trigger = (...path: (string | number)[]): Reference => ({ source: 'trigger', path });

test.each<[Reference, Reference | null]>([
  [trigger('user', 'mail', 'host'), trigger('person', 'email', 'host')],
  [trigger('user'), trigger('person')],
  [trigger('items', 7, 'sku'), trigger('items', 7, 'code')],
  [trigger('items', 'x', 'sku'), null],
  [trigger('mail'), null],
  [trigger(), null],
  [{ source: 'step', stepId: 'step1', path: ['user'] }, null],
])('%j is followed to %j', (reference, expected) => {
  expect(followRenamedFields(reference, renames, false)).toEqual(expected);
});

test('a chain of renames goes on reading every old key, the newest first, and stops when told', () => {
  const once = followRenamedFields(trigger('a'), [{ path: ['a'], to: 'b' }], true) ?? trigger();
  const twice = followRenamedFields(once, [{ path: ['b'], to: 'c' }], true) ?? trigger();
  expect(twice).toEqual({ source: 'trigger', path: ['c'], orElse: [['b'], ['a']] });
  const read = (payload: { [key: string]: number | null }) => lookUp(makeScope({ trigger: payload }), twice);
  expect([{ a: 1 }, { a: 1, b: 2 }, { b: 2, c: null }, { d: 4 }].map(read)).toEqual([1, 2, null, undefined]);
  expect(stopReadingOldKeys(twice, [{ path: ['a'], to: 'b' }])).toEqual({ ...twice, orElse: [['b']] });
  expect(followRenamedFields(twice, [{ path: ['c'], to: 'a' }], false)).toEqual({
    source: 'trigger',
    path: ['a'],
    orElse: [['b']],
  });
});
