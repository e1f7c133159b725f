import { describe, expect, it } from 'vitest';
import { formatRetryDelays, parseRetryDelays } from './retry-delays.ts';

describe('the list of retry delays', () => {
  it('is read with commas, spaces or both', () => {
    expect(parseRetryDelays(' 10, 20 30;40 ')).toEqual({ ok: true, delaysS: [10, 20, 30, 40] });
  });

  it.each([
    ['', 'Write the seconds between the attempts, for example 10, 30, 60.'],
    ['10, soon', '“soon” is not a whole number from 1 to 86400.'],
    ['0', '“0” is not a whole number from 1 to 86400.'],
    ['1.5', '“1.5” is not a whole number from 1 to 86400.'],
    ['86401', '“86401” is not a whole number from 1 to 86400.'],
    [Array(21).fill('1').join(','), 'A step is retried at most 20 times.'],
  ])('says what is wrong with "%s"', (text, message) => {
    expect(parseRetryDelays(text)).toEqual({ ok: false, message });
  });

  it('is written as it is read', () => {
    expect(formatRetryDelays([10, 30])).toBe('10, 30');
  });
});
