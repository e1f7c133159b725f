import { randomFillSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createIdGenerator } from './id-generator.ts';
import { isUuid, uuidV7Time } from './uuid-v7.ts';

const fillRandom = (bytes: Uint8Array): void => {
  randomFillSync(bytes);
};

describe('createIdGenerator', () => {
  test('ids increase strictly whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 600 }), (times) => {
        let call = 0;
        const createId = createIdGenerator({ now: () => times[call++] ?? 0, fillRandom });
        const ids = times.map(() => createId());
        expect(ids.every((id) => isUuid(id))).toBe(true);
        expect(ids).toEqual([...new Set(ids)].sort());
      }),
    );
  });

  test('a full counter moves the time of the id ahead instead of repeating', () => {
    const createId = createIdGenerator({ now: () => 1000, fillRandom });
    const ids = Array.from({ length: 10_000 }, createId);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(uuidV7Time(ids.at(-1) ?? '')).toBeLessThan(1006);
  });

  test('randomness is asked for once per 256 ids', () => {
    let asked = 0;
    const createId = createIdGenerator({ now: () => 1000, fillRandom: () => (asked += 1) });
    Array.from({ length: 512 }, createId);
    expect(asked).toBe(2);
  });

  test('two generators do not make the same ids', () => {
    const [first, second] = [0, 1].map(() => createIdGenerator({ now: () => 1000, fillRandom }));
    const ids = [first, second].flatMap((createId) => Array.from({ length: 100 }, () => createId?.()));
    expect(new Set(ids).size).toBe(200);
  });
});
