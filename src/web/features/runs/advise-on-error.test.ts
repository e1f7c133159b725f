import { expect, test } from 'vitest';
import { adviseOnError } from './advise-on-error.ts';

const withStatus = (statusCode: number) => ({ code: 'http_status', message: '', details: { statusCode } });

test('a refused credential points at the secret, a fault of the server at its owner', () => {
  expect(adviseOnError(withStatus(401))).toContain('credentials');
  expect(adviseOnError(withStatus(503))).toContain('Try again later');
});

test('a refusal of the sent data points at the answer', () => {
  expect(adviseOnError(withStatus(422))).toContain('Its answer');
});

test('an error that nobody foresaw has no advice', () => {
  expect(adviseOnError({ code: 'something_new', message: 'New.' })).toBeUndefined();
  expect(adviseOnError({ code: 'constructor', message: 'New.' })).toBeUndefined();
});
