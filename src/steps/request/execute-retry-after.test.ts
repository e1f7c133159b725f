import { expect, test } from 'vitest';
import { readRetryAfterMs } from './execute-retry-after.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

test('seconds become milliseconds', () => {
  expect(readRetryAfterMs(' 120 ', NOW)).toBe(120_000);
});

test('a date counts from now, and one in the past asks for nothing', () => {
  expect(readRetryAfterMs('Thu, 01 Jan 2026 00:00:30 GMT', NOW)).toBe(30_000);
  expect(readRetryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', NOW)).toBe(0);
});

test('what is neither is ignored', () => {
  expect(readRetryAfterMs('soon', NOW)).toBeUndefined();
  expect(readRetryAfterMs(undefined, NOW)).toBeUndefined();
});
