import { expect, test } from 'vitest';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import { followNews, followOwnEdit, isInEffect, keepPossible, type Conflict } from './conflicts.ts';
import type { OrderedChange } from './draft.ts';

const setUrl = (value: string, stepId = 'one1'): Operation => ({ kind: 'set-step-field', stepId, field: 'url', value });
const target = 'set-step-field/one1/url';
const own = (changeId: string, ...operations: Operation[]): Change => ({ changeId, label: changeId, operations });
const ordered = (changeId: string, memberName: string, ...operations: Operation[]): OrderedChange => ({
  ...own(changeId, ...operations),
  revision: 1,
  memberId: memberName,
  memberName,
  createdAt: '',
});
const grace = { memberId: 'Grace', memberName: 'Grace' };
const conflict: Conflict = { target, mine: setUrl('mine'), theirs: setUrl('theirs'), ...grace };

test('a value of somebody else that my unconfirmed change overwrites is kept beside mine', () => {
  const news = [ordered('b', 'Grace', setUrl('theirs'))];
  expect(followNews([], news, [own('a', setUrl('first')), own('c', setUrl('mine'))])).toEqual([conflict]);
});

test('it makes no difference whether my change is still here or comes back behind theirs', () => {
  const news = [ordered('b', 'Grace', setUrl('theirs')), ordered('a', 'Me', setUrl('mine'))];
  expect(followNews([], news, [own('a', setUrl('mine'))])).toEqual([conflict]);
});

test('who overwrites my confirmed change is asked, not I', () => {
  const news = [ordered('a', 'Me', setUrl('mine')), ordered('b', 'Grace', setUrl('theirs'))];
  expect(followNews([], news, [own('a', setUrl('mine'))])).toEqual([]);
});

test('other fields, other steps, other kinds and the same value are no conflict', () => {
  const news = [
    ordered('b', 'Grace', setUrl('x', 'two2'), { kind: 'rename-step', stepId: 'one1', name: 'One' }, setUrl('mine')),
  ];
  expect(followNews([], news, [own('a', setUrl('mine'))])).toEqual([]);
});

test('when they go on before I have chosen, the conflict follows, and ends when they come to my value', () => {
  const further = followNews([conflict], [ordered('c', 'Grace', setUrl('theirs 2'))], []);
  expect(further).toEqual([{ ...conflict, theirs: setUrl('theirs 2') }]);
  expect(followNews(further, [ordered('d', 'Grace', setUrl('mine'))], [])).toEqual([]);
});

test('my own edits are mine, and taking their value ends the conflict', () => {
  expect(followOwnEdit([conflict], [setUrl('mine 2')])).toEqual([{ ...conflict, mine: setUrl('mine 2') }]);
  expect(followOwnEdit([conflict], [setUrl('other', 'two2')])).toEqual([conflict]);
  expect(followOwnEdit([conflict], [setUrl('theirs')])).toEqual([]);
});

test('a conflict about a step that is gone is none', () => {
  expect(keepPossible([conflict], makeDocument([makeStep('one1')]))).toEqual([conflict]);
  expect(keepPossible([conflict], makeDocument([]))).toEqual([]);
});

test('whether a value is in effect is read from the document', () => {
  const document = makeDocument([makeStep('one1', { config: { url: 'mine' } })]);
  expect(isInEffect(document, setUrl('mine'))).toBe(true);
  expect(isInEffect(document, setUrl('theirs'))).toBe(false);
});
