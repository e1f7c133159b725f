import { expect, test } from 'vitest';
import type { Version } from '../requests/list-versions.ts';
import type { Snapshot } from '../requests/snapshots.ts';
import { listKeptStates } from './kept-states.ts';

const version = (number: number, publishedAt: string): Version => ({
  id: `v${number}`,
  number,
  note: '',
  publishedAt,
  publishedBy: 'Ada',
  isCurrent: false,
  restoredFrom: null,
});
const snapshot: Snapshot = {
  id: 's1',
  name: 'Before the rewrite',
  revision: 4,
  createdBy: 'Bob',
  createdAt: '2026-02-02T00:00:00.000Z',
};

test('versions and named states are one list, newest first', () => {
  const versions = [version(2, '2026-03-01T00:00:00.000Z'), version(1, '2026-01-01T00:00:00.000Z')];
  expect(listKeptStates(versions, [snapshot]).map(({ key, title }) => [key, title])).toEqual([
    ['2', 'Version 2'],
    ['s1', 'Before the rewrite'],
    ['1', 'Version 1'],
  ]);
});
