import { expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { listOutlineRows } from './outline-rows.ts';

const document = makeDocument([makeConditional('cond', [makeStep('yes1')]), makeStep('last')]);
const outline = (folded: readonly string[]) =>
  listOutlineRows(document, new Set(folded)).map(({ level, name, isOpen }) => [level, name, isOpen]);

test('branches are lines of the outline, with their steps below them', () => {
  expect(outline([])).toEqual([
    [1, 'Trigger', null],
    [1, 'cond', true],
    [2, 'Yes', true],
    [3, 'yes1', null],
    [2, 'No', null],
    [1, 'last', null],
  ]);
});

test('what is folded is left out', () => {
  expect(outline(['cond'])).toEqual([
    [1, 'Trigger', null],
    [1, 'cond', false],
    [1, 'last', null],
  ]);
});

test('an empty branch takes a step at its start', () => {
  const no = listOutlineRows(document, new Set()).find(({ id }) => id === 'cond/no');
  expect(no?.insertAt).toEqual({ container: { stepId: 'cond', branchId: 'no' }, after: null });
});
