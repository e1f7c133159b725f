import { expect, test } from 'vitest';
import { countNew, hasUnsettledBelow, mergeFresh } from './merge-live-pages.ts';

const run = (id: string, status = 'running') => ({ id, status });
const isSettled = ({ status }: { readonly status: string }) => status === 'completed';

test('a run that is shown takes its new state and keeps its place', () => {
  const read = [run('3'), run('2'), run('1')];
  const newest = [run('4'), run('3'), run('2', 'completed')];
  expect(mergeFresh(read, newest)).toEqual([run('3'), run('2', 'completed'), run('1')]);
});

test('what arrived since the list was read is counted and not shown', () => {
  const read = [run('2'), run('1')];
  expect(countNew(read, [run('4'), run('3'), run('2')])).toBe(2);
});

test('a running run that newer ones have pushed out of the newest page still asks for refreshing', () => {
  const newest = [run('9'), run('8')];
  expect(hasUnsettledBelow([run('8'), run('2')], newest, isSettled)).toBe(true);
  expect(hasUnsettledBelow([run('8'), run('2', 'completed')], newest, isSettled)).toBe(false);
});
