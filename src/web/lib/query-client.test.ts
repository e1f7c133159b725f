import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { isWorthRetrying } from './query-client.ts';

const failure = (status: number) => new ApiError({ code: 'x', message: 'x', status });

test('what may pass by itself is tried twice more', () => {
  expect(isWorthRetrying(0, failure(503))).toBe(true);
  expect(isWorthRetrying(1, failure(0))).toBe(true);
  expect(isWorthRetrying(2, failure(503))).toBe(false);
});

test('a refusal is final', () => {
  expect(isWorthRetrying(0, failure(404))).toBe(false);
  expect(isWorthRetrying(0, new Error('a mistake of ours'))).toBe(false);
});
