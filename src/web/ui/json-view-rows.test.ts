import { expect, test } from 'vitest';
import { listJsonRows } from './json-view-rows.ts';

const value = { contact: { email: 'a@b.co', tags: ['x', 'y'] }, none: {} };
const names = (openDepth: number, toggled: string[] = []) =>
  listJsonRows(value, openDepth, new Set(toggled)).map(({ name }) => name);

test('rows open down to the depth asked for, in the order of the document', () => {
  expect(names(1)).toEqual([null, 'contact', 'none']);
  expect(names(2)).toEqual([null, 'contact', 'email', 'tags', 'none']);
  expect(names(9)).toEqual([null, 'contact', 'email', 'tags', '0', '1', 'none']);
});

test('a toggled row is the other way round', () => {
  expect(names(1, ['[]/"contact"'])).toEqual([null, 'contact', 'email', 'tags', 'none']);
  expect(names(1, ['[]'])).toEqual([null]);
});

test('an empty object has nothing to open', () => {
  expect(listJsonRows(value, 9, new Set()).at(-1)).toMatchObject({ name: 'none', childCount: 0, isOpen: false });
});

test('a hundred thousand items are listed', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => index);
  expect(listJsonRows(many, 1, new Set())).toHaveLength(100_001);
});
