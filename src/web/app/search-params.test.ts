import { expect, test } from 'vitest';
import { keepText } from './search-params.ts';

test('what looks like a number stays the text that it was', () => {
  expect(keepText('user', 'tab')({ user: 42, tab: 'events' })).toEqual({ user: '42', tab: 'events' });
});

test('empty and unknown params are left out', () => {
  expect(keepText('user', 'tab')({ user: '', other: 'x' })).toEqual({});
});
