import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createShortId } from './short-id.ts';

describe('createShortId', () => {
  test('it is 8 lower-case letters and digits that start with a letter', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.infiniteStream(random), (numbers) => {
        expect(createShortId(() => numbers.next().value)).toMatch(/^[a-z][a-z0-9]{7}$/);
      }),
    );
  });

  test('both ends of the random range give a full id', () => {
    expect(createShortId(() => 0)).toBe('aaaaaaaa');
    expect(createShortId(() => 1 - Number.EPSILON)).toBe('z9999999');
  });
});
