import { expect, test } from 'vitest';
import { describePublication, getPublication } from './publication.ts';

const version = {
  id: '1',
  number: 3,
  publishedAt: '2026-01-01T00:00:00.000Z',
  publishedBy: 'Grace',
  note: '',
  revision: 1,
};

test('a workflow that was never published is a draft, whatever has changed in it', () => {
  const workflow = { publishedVersion: null, hasUnpublishedChanges: true };
  expect(getPublication(workflow)).toBe('draft');
  expect(describePublication(workflow)).toBe('Draft only');
});

test('a published workflow names its version and says when the draft has moved on', () => {
  expect(describePublication({ publishedVersion: version, hasUnpublishedChanges: false })).toBe('Published v3');
  expect(describePublication({ publishedVersion: version, hasUnpublishedChanges: true })).toBe(
    'v3, unpublished changes',
  );
});
