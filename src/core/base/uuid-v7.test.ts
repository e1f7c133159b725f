import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUuidV7, isUuid, uuidV7Floor, uuidV7Time } from './uuid-v7.ts';

const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('uuid-v7', () => {
  test('it matches the example of RFC 9562', () => {
    const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(createUuidV7(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  test('every id has version 7, the variant of the RFC, and its time', () => {
    fc.assert(
      fc.property(time, random, (ms, bytes) => {
        const id = createUuidV7(ms, bytes);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(uuidV7Time(id)).toBe(ms);
      }),
    );
  });

  test('the floor of a millisecond is at most every id of it and above every id before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 48 - 1 }), random, (ms, bytes) => {
        const floor = uuidV7Floor(ms);
        expect(floor <= createUuidV7(ms, bytes)).toBe(true);
        expect(floor > createUuidV7(ms - 1, bytes)).toBe(true);
        expect(isUuid(floor)).toBe(true);
      }),
    );
  });

  test('only the full shape of a UUID counts as one', () => {
    expect(isUuid('017F22E2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(true);
    expect(isUuid('017f22e279b07cc398c4dc0c0c07398f')).toBe(false);
    expect(isUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n')).toBe(false);
    expect(isUuid('')).toBe(false);
  });
});
