import { describe, expect, test } from 'vitest';
import { formatDuration, formatTimeAgo, formatTimeOfDay } from './time.ts';

const now = Date.parse('2026-03-01T12:00:00.000Z');

describe('formatTimeAgo', () => {
  test.each([
    ['2026-03-01T11:59:55.000Z', 'now'],
    ['2026-03-01T12:00:20.000Z', 'now'],
    ['2026-03-01T11:59:20.000Z', '40 s ago'],
    ['2026-03-01T11:56:00.000Z', '4 min ago'],
    ['2026-03-01T09:00:00.000Z', '3 h ago'],
    ['2026-02-27T11:00:00.000Z', '2 d ago'],
    ['2026-03-01T12:10:00.000Z', 'in 10 min'],
    ['2026-03-04T12:00:00.000Z', 'in 3 d'],
  ])('%s reads "%s"', (at, text) => {
    expect(formatTimeAgo(at, now)).toBe(text);
  });

  test('takes milliseconds too', () => {
    expect(formatTimeAgo(now - 90_000, now)).toBe('1 min ago');
  });
});

test('a time of day is exact to the second', () => {
  expect(formatTimeOfDay(new Date(2026, 2, 1, 9, 5, 7).getTime())).toBe('09:05:07');
});

describe('formatDuration', () => {
  test.each([
    [0.4, '0 ms'],
    [340, '340 ms'],
    [2_440, '2.4 s'],
    [59_000, '59 s'],
    [65_000, '1 min 5 s'],
    [7_380_000, '2 h 3 min'],
  ])('%d ms reads "%s"', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
