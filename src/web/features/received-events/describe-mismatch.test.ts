import { expect, test } from 'vitest';
import { describeMismatch, describePath } from './describe-mismatch.ts';

test('each kind of difference is a sentence that names the place', () => {
  expect(describeMismatch({ kind: 'missing', path: ['plan'], expected: 'string' })).toBe(
    '“plan” is missing; the sample has a string there.',
  );
  expect(describeMismatch({ kind: 'added', path: ['coupon'], actual: 'object' })).toBe(
    '“coupon” is not in the sample; it came as an object.',
  );
  expect(
    describeMismatch({ kind: 'type', path: ['company', 'size'], expected: 'number or null', actual: 'string' }),
  ).toBe('“company.size” came as a string; the sample has a number or null.');
});

test('a payload that is no object differs as a whole', () => {
  expect(describeMismatch({ kind: 'type', path: [], expected: 'object', actual: 'array' })).toBe(
    'The payload came as an array; the sample has an object.',
  );
});

test('positions in arrays stand in brackets', () => {
  expect(describePath(['lines', 0, 'price'])).toBe('lines[0].price');
});
