import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { describeError } from './describe-error.ts';

test('a refusal of the server is said in its own words', () => {
  expect(describeError(new ApiError({ code: 'conflict', message: 'Somebody was faster.', status: 409 }))).toBe(
    'Somebody was faster.',
  );
});

test('a page of an earlier version says to load it again', () => {
  expect(describeError(new TypeError('Failed to fetch dynamically imported module: /assets/x.js'))).toContain(
    'was updated',
  );
});

test('the text of a mistake in the code is not shown to people', () => {
  expect(describeError(new TypeError('x is undefined'))).not.toContain('undefined');
});
