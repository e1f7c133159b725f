import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextAttemptDelayMs } from './retry.ts';

const middle = () => 0.5;

describe('the delay before the next attempt', () => {
  test('is 10, 20, 30, 50 and 80 seconds unless the step says otherwise', () => {
    const delays = [1, 2, 3, 4, 5, 6].map((attempts) => nextAttemptDelayMs(null, attempts, null, middle));
    expect(delays).toEqual([10_000, 20_000, 30_000, 50_000, 80_000, null]);
  });

  test('follows the step’s own policy', () => {
    expect(nextAttemptDelayMs({ delaysS: [1] }, 1, null, middle)).toBe(1000);
    expect(nextAttemptDelayMs({ delaysS: [1] }, 2, null, middle)).toBeNull();
    expect(nextAttemptDelayMs({ delaysS: [] }, 1, 5000, middle)).toBeNull();
  });

  test('is never shorter than the other side asked for, up to ten minutes', () => {
    expect(nextAttemptDelayMs(null, 1, 42_000, middle)).toBe(42_000);
    expect(nextAttemptDelayMs(null, 1, 2000, middle)).toBe(10_000);
    expect(nextAttemptDelayMs(null, 1, 86_400_000, middle)).toBe(3_600_000);
  });

  test('varies by a fifth at most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        const delayMs = nextAttemptDelayMs({ delaysS: [100] }, 1, null, () => random) ?? 0;
        expect(delayMs).toBeGreaterThanOrEqual(80_000);
        expect(delayMs).toBeLessThanOrEqual(120_000);
      }),
    );
  });
});
