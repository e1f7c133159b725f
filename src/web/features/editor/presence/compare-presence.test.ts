import { expect, test } from 'vitest';
import type { Present } from '#contract/presence.ts';
import { describeComings, isSamePresence } from './compare-presence.ts';

const tab = (memberName: string, tabId: string, selection: string | null = null): Present => ({
  tabId,
  memberId: memberName,
  memberName,
  selection,
});

test('a member who opens or closes a second tab has neither come nor left', () => {
  const [one, two] = [tab('Grace', '1'), tab('Grace', '2')];
  expect(describeComings([], [one, two])).toBe('Grace is in this draft too.');
  expect(describeComings([one, two], [two])).toBe('');
  expect(describeComings([two], [tab('Alan', '3')])).toBe('Alan is in this draft too. Grace has left.');
});

test('the same people at the same cards are the same', () => {
  expect(isSamePresence([tab('Grace', '1', 'one1')], [tab('Grace', '1', 'one1')])).toBe(true);
  expect(isSamePresence([tab('Grace', '1', 'one1')], [tab('Grace', '1', 'two2')])).toBe(false);
  expect(isSamePresence([], [tab('Grace', '1')])).toBe(false);
});
