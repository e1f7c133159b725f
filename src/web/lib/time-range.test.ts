import { expect, test } from 'vitest';
import { earlierOf, resolveTimeRange } from './time-range.ts';

const now = Date.parse('2026-03-10T12:00:00.000Z');

test('a recent span starts that long before now', () => {
  expect(resolveTimeRange({ from: '24h' }, now)).toEqual({ from: '2026-03-09T12:00:00.000Z' });
});

test('fixed bounds become UTC with milliseconds', () => {
  expect(resolveTimeRange({ from: '2026-03-01T00:00+02:00', to: '2026-03-02T00:00:00Z' }, now)).toEqual({
    from: '2026-02-28T22:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
  });
});

test('an address with nonsense for a time shows everything', () => {
  expect(resolveTimeRange({ from: 'yesterday-ish', to: '' }, now)).toEqual({});
});

test('an open end gives way to the other one', () => {
  expect(earlierOf(undefined, '2026-03-02T00:00:00Z')).toBe('2026-03-02T00:00:00Z');
  expect(earlierOf('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z')).toBe('2026-03-01T00:00:00Z');
});
