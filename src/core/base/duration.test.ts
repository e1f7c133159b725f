import { describe, expect, test } from 'vitest';
import { formatDuration } from './duration.ts';

describe('formatDuration', () => {
  test.each([
    [-5, '0 ms'],
    [0, '0 ms'],
    [3, '3 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1234, '1.2 s'],
    [2000, '2 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min'],
    [125_000, '2 min 5 s'],
    [120_000, '2 min'],
    [3_599_700, '1 h'],
    [10_920_000, '3 h 2 min'],
    [10_800_000, '3 h'],
    [86_399_000, '1 d'],
    [187_200_000, '2 d 4 h'],
  ])('%d ms reads "%s"', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
