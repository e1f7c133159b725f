import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reference, Template, Token } from '#core/expression/template.ts';
import {
  areTemplatesEqual,
  getChangeEnd,
  getNextPosition,
  getPreviousPosition,
  getTemplateLength,
  isVariableBeside,
  joinTemplates,
  listSegments,
  normaliseTokens,
  replaceInTemplate,
  sliceTemplate,
  splitTemplate,
} from './template-model.ts';

const email: Reference = { source: 'trigger', path: ['email'] };
const reference = fc.oneof(
  fc.record({
    source: fc.constant('trigger' as const),
    path: fc.array(fc.oneof(fc.string(), fc.nat(5)), { maxLength: 3 }),
  }),
  fc.record({
    source: fc.constant('step' as const),
    stepId: fc.constantFrom('stepone1', 'steptwo2'),
    path: fc.array(fc.string(), { maxLength: 2 }),
  }),
);
const rawToken: fc.Arbitrary<Token> = fc.oneof(
  fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 6 }) }),
  fc.record({ ref: reference }),
);
const rawTokens = fc.array(rawToken, { maxLength: 8 });
const template = rawTokens.map(normaliseTokens);

describe('a template as a line of units', () => {
  it('is normal after every edit: no empty text, no two texts side by side', () => {
    fc.assert(
      fc.property(template, rawTokens, fc.nat(30), fc.nat(30), (before, inserted, a, b) => {
        const after = replaceInTemplate(before, { from: Math.min(a, b), to: Math.max(a, b) }, inserted);
        expect(isNormal(after)).toBe(true);
      }),
    );
  });

  it('comes back when its two parts are joined, wherever it is split', () => {
    fc.assert(
      fc.property(template, fc.nat(40), (whole, at) => {
        expect(joinTemplates(...splitTemplate(whole, at))).toEqual(whole);
      }),
    );
  });

  it('grows by what is inserted and shrinks by what is deleted', () => {
    fc.assert(
      fc.property(template, template, fc.nat(), fc.nat(), (before, inserted, a, b) => {
        const length = getTemplateLength(before);
        const [from = 0, to = 0] = [a % (length + 1), b % (length + 1)].toSorted((x, y) => x - y);
        const after = replaceInTemplate(before, { from, to }, inserted);
        expect(getTemplateLength(after)).toBe(length - (to - from) + getTemplateLength(inserted));
        expect(sliceTemplate(after, from, from + getTemplateLength(inserted))).toEqual(inserted);
      }),
    );
  });

  it('keeps every variable whole: deleting the unit beside the caret removes all of it', () => {
    const field: Template = [{ text: 'To ' }, { ref: email }, { text: '!' }];
    expect(isVariableBeside(field, 4, -1)).toBe(true);
    expect(replaceInTemplate(field, { from: getPreviousPosition(field, 4), to: 4 }, [])).toEqual([{ text: 'To !' }]);
    expect(getNextPosition(field, 3)).toBe(4);
  });

  it('steps over a character as a person counts it', () => {
    const family = '👨‍👩‍👧';
    const field: Template = [{ text: `a${family}b` }];
    expect(getPreviousPosition(field, 1 + family.length)).toBe(1);
    expect(getNextPosition(field, 1)).toBe(1 + family.length);
  });

  it('walks from end to start and back through the same positions', () => {
    fc.assert(
      fc.property(template, (walked) => {
        const length = getTemplateLength(walked);
        const backwards = [length];
        while ((backwards.at(-1) ?? 0) > 0) backwards.push(getPreviousPosition(walked, backwards.at(-1) ?? 0));
        const forwards = [0];
        while ((forwards.at(-1) ?? 0) < length) forwards.push(getNextPosition(walked, forwards.at(-1) ?? 0));
        expect(backwards.toReversed()).toEqual(forwards);
      }),
    );
  });

  it('alternates texts and variables for the DOM, with a text at both ends', () => {
    fc.assert(
      fc.property(template, (shown) => {
        const segments = listSegments(shown);
        expect(segments.length % 2).toBe(1);
        segments.forEach((segment, index) => expect('text' in segment).toBe(index % 2 === 0));
        expect(normaliseTokens(segments)).toEqual(shown);
      }),
    );
  });

  it('compares by value', () => {
    fc.assert(fc.property(template, (one) => areTemplatesEqual(one, structuredClone(one))));
    expect(areTemplatesEqual([{ ref: email }], [{ ref: { source: 'user', path: ['email'] } }])).toBe(false);
    expect(areTemplatesEqual([{ text: 'a' }], [])).toBe(false);
  });

  it('puts the caret behind what an undo brought back', () => {
    const before: Template = [{ text: 'Hello ' }, { text: 'you' }];
    expect(getChangeEnd(normaliseTokens(before), [{ text: 'Hello ' }, { ref: email }, { text: 'you' }])).toBe(7);
    expect(getChangeEnd([{ text: 'aa' }], [{ text: 'aaa' }])).toBe(1);
    expect(getChangeEnd([{ text: 'abcd' }], [{ text: 'ad' }])).toBe(1);
  });
});

function isNormal(tokens: Template): boolean {
  return tokens.every((token, index) => {
    const next = tokens[index + 1];
    return !('text' in token) || (token.text !== '' && (next === undefined || 'ref' in next));
  });
}
