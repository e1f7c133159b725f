import { expect, test } from 'vitest';
import type { Present } from '#contract/presence.ts';
import { groupByCard, listPeople } from './list-people.ts';

const tab = (memberName: string, tabId: string, selection: string | null = null): Present => ({
  tabId,
  memberId: memberName.toLowerCase(),
  memberName,
  selection,
});

test('a member in two tabs is one person, at what is selected in one of them', () => {
  const people = listPeople([tab('Grace Hopper', '1', 'one1'), tab('Grace Hopper', '2')], 'me');
  expect(people).toMatchObject([{ name: 'Grace Hopper', initials: 'GH', selection: 'one1' }]);
});

test('the own other tab is shown as such', () => {
  expect(listPeople([tab('Ada', '1')], 'ada')).toMatchObject([{ name: 'You, in another tab', initials: 'A' }]);
});

test('each has a colour of their own, the same for everybody who looks', () => {
  const names = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Tony'];
  const colours = (order: readonly string[]) =>
    Object.fromEntries(
      listPeople(
        order.map((name) => tab(name, name)),
        'me',
      ).map(({ name, colour }) => [name, colour]),
    );
  expect(new Set(Object.values(colours(names))).size).toBe(names.length);
  expect(colours(names.toReversed())).toEqual(colours(names));
  expect(
    listPeople(
      [...names, 'Seventh'].map((name) => tab(name, name)),
      'me',
    ),
  ).toHaveLength(7);
});

test('a card knows all who have it selected', () => {
  const people = listPeople([tab('Ada', '1', 'one1'), tab('Grace', '2', 'one1'), tab('Alan', '3')], 'me');
  const cards = groupByCard(people);
  expect([...cards.keys()]).toEqual(['one1']);
  expect(cards.get('one1')?.map(({ name }) => name)).toEqual(['Ada', 'Grace']);
});
