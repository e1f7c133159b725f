import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8Length } from './utf8-length.ts';

describe('utf8Length', () => {
  test('it agrees with the encoder on any text, lone surrogates included', () => {
    const unit = fc
      .oneof(fc.nat(0xffff), fc.integer({ min: 0xd7ff, max: 0xe000 }))
      .map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
      { numRuns: 1000 },
    );
  });
});
