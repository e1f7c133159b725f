import { describe, expect, test } from 'vitest';
import { checkSample } from './check-sample.ts';

describe('checkSample', () => {
  test('a JSON object is a sample, whatever is inside it', () => {
    expect(checkSample(' { "a": [1, null, { "b": "ü" }] } ')).toEqual({
      ok: true,
      value: { a: [1, null, { b: 'ü' }] },
    });
    expect(checkSample('{}')).toEqual({ ok: true, value: {} });
  });

  test.each(['[]', '"text"', '1', 'null'])('%s is not a sample', (text) => {
    expect(checkSample(text)).toEqual({
      ok: false,
      message: 'The sample must be a JSON object, for example { "email": "a@b.co" }.',
    });
  });

  test('a mistake in the JSON has its line, its column and its reason', () => {
    expect(checkSample('{\n  "a": 1,\n}')).toEqual({
      ok: false,
      message: 'There is a comma after the last property; remove it.',
      line: 3,
      column: 1,
    });
  });

  test('256 KiB in UTF-8 are allowed, one byte more is not', () => {
    const ofBytes = (bytes: number): string => `{"a":"${'é'.repeat(Math.floor((bytes - 8) / 2))}"}`;
    expect(checkSample(ofBytes(256 * 1024)).ok).toBe(true);
    expect(checkSample(`${ofBytes(256 * 1024)} `)).toEqual({
      ok: false,
      message: 'The sample has 257 KiB; at most 256 KiB are allowed.',
    });
  });

  test('1,000 levels are allowed, one more is not, and hostile nesting does not overflow the stack', () => {
    const nested = (levels: number): string => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    const refused = { ok: false, message: 'The sample nests too deeply; at most 1,000 levels are allowed.' };
    expect(checkSample(nested(1000)).ok).toBe(true);
    expect(checkSample(nested(1001))).toEqual(refused);
    expect(checkSample(nested(130_000))).toEqual(refused);
  });
});
