import { expect, test } from 'vitest';
import type { HistoryEntry } from '../store/history.ts';
import { listHistoryRows, type ForeignChange } from './history-rows.ts';

const entry = (label: string, editedAt: number): HistoryEntry => ({
  id: label,
  label,
  parts: [],
  mergeKey: null,
  editedAt,
});
const foreign = (label: string, at: number, memberId = 'grace'): ForeignChange => ({
  changeId: label,
  label,
  memberId,
  memberName: 'Grace',
  createdAt: new Date(at).toISOString(),
});
const show = (rows: ReturnType<typeof listHistoryRows>) =>
  rows.map(({ label, kind, author }) => `${label} ${kind}${author === null ? '' : ` by ${author}`}`);

test('own changes stand newest first, those taken back above those that hold', () => {
  const history = { done: [entry('a', 1), entry('b', 2)], undone: [entry('d', 4), entry('c', 3)], lost: [] };
  const rows = listHistoryRows(history, [], 'me');
  expect(show(rows)).toEqual(['d undone', 'c undone', 'b done', 'a done']);
  expect(rows.map(({ position }) => position)).toEqual([4, 3, 2, 1]);
});

test('the changes of others, and what they have overwritten, stand between them by their time', () => {
  const history = { done: [entry('a', 10), entry('b', 30)], undone: [entry('c', 50)], lost: [entry('o', 25)] };
  const others = [foreign('x', 5), foreign('y', 20), foreign('z', 60, 'me')];
  expect(show(listHistoryRows(history, others, 'me'))).toEqual([
    'z foreign by You, elsewhere',
    'c undone',
    'b done',
    'o lost',
    'y foreign by Grace',
    'a done',
    'x foreign by Grace',
  ]);
});

test('a clock that is wrong never changes the order of own changes', () => {
  const history = { done: [entry('a', 30), entry('b', 10)], undone: [], lost: [] };
  expect(show(listHistoryRows(history, [foreign('x', 20)], 'me'))).toEqual(['b done', 'a done', 'x foreign by Grace']);
});
