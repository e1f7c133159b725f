import { expect, test } from 'vitest';
import { findRoundedNumber } from './find-rounded-number.ts';

test('a number with more digits than JavaScript holds is found', () => {
  expect(findRoundedNumber('{ "small": 12, "id": 12345678901234567890 }')).toBe('12345678901234567890');
});

test('long numbers that are exact, and digits inside texts, are no matter', () => {
  expect(findRoundedNumber('{ "id": 9007199254740992, "card": "12345678901234567891" }')).toBeUndefined();
});
