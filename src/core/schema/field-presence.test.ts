import { expect, test } from 'vitest';
import { countFieldPresence, findPresence } from './field-presence.ts';

const events = [
  { email: 'a@b.co', tags: [{ id: 1 }, { name: 'x' }] },
  { email: null },
  ...Array.from({ length: 4 }, () => ({ phone: '1' })),
];

test('each field is counted once per event, whatever its value and its place in a list', () => {
  const presence = countFieldPresence(events);
  expect(presence).toMatchObject({ eventCount: 6, isComplete: true });
  expect(findPresence(presence, ['email'])).toBe(2);
  expect(findPresence(presence, ['tags', 3, 'name'])).toBe(1);
  expect(findPresence(presence, ['tags', 0, 'id'])).toBe(1);
  expect(findPresence(presence, ['gone'])).toBe(0);
});

test('a handful of events, or none, says nothing', () => {
  expect(findPresence(countFieldPresence(events.slice(0, 4)), ['gone'])).toBeNull();
  expect(findPresence(undefined, ['email'])).toBeNull();
});

test('with more fields than are counted, a field that is not named may have been there', () => {
  const wide = Object.fromEntries(Array.from({ length: 5100 }, (_, n) => [`f${n}`, n]));
  const presence = countFieldPresence(Array.from({ length: 6 }, () => wide));
  expect(presence.isComplete).toBe(false);
  expect(findPresence(presence, ['f1'])).toBe(6);
  expect(findPresence(presence, ['gone'])).toBeNull();
});
