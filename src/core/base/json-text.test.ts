import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonProblem } from './json-problem.ts';
import { parseJsonText } from './json-text.ts';

/** Each text carries a ^ where the problem is reported. */
const mistakes: [text: string, message: string][] = [
  ['^', 'The text is empty; there is no JSON in it.'],
  [' \n ^', 'The text is empty; there is no JSON in it.'],
  ['{ "a": 1^ "b": 2 }', 'A comma is missing between two properties.'],
  ['{ "a": 1^\n  b: 2 }', 'A comma is missing between two properties.'],
  ['[1^ 2]', 'A comma is missing between two items.'],
  ['[{}^{}]', 'A comma is missing between two items.'],
  ['{ ^a: 1 }', 'Property names must be in double quotes.'],
  ["{ ^'a': 1 }", 'Property names must be in double quotes.'],
  ['{ ^1: 1 }', 'Property names must be in double quotes.'],
  ['{ "a": 1, ^}', 'There is a comma after the last property; remove it.'],
  ['[1, ^]', 'There is a comma after the last item; remove it.'],
  ['[1,^,2]', 'There is a comma too many; remove it.'],
  ['{"a":1,^,"b":2}', 'There is a comma too many; remove it.'],
  ['{ "a": ^"text }', 'The text ends inside a string; add a closing quote.'],
  [
    '{ "a": "text^\n }',
    'A string cannot run over the end of a line; add the closing quote, or write \\n for a line break.',
  ],
  ['["a^\tb"]', 'A tab inside a string must be written as \\t.'],
  ['["a^\u0001b"]', 'A control character inside a string must be written as \\u0001.'],
  ['["C:^\\path"]', 'JSON does not know this escape in a string; write \\\\ for a backslash.'],
  ['["^\\u12g4"]', 'In a string, \\u must be followed by four hexadecimal digits.'],
  ['{ ^// why\n "a": 1 }', 'JSON has no comments; remove this one.'],
  ['{ "a": 1 ^/* why */ }', 'JSON has no comments; remove this one.'],
  ['{} ^# why', 'JSON has no comments; remove this one.'],
  ['{ "a" ^1 }', 'A colon is missing between a property name and its value.'],
  ['{ "a" ^= 1 }', 'A colon is missing between a property name and its value.'],
  ['{ "a": ^}', 'A value is missing after the colon.'],
  ['{ "a": ^, "b": 1 }', 'A value is missing after the colon.'],
  ['{ "a": 1^', 'The text ends inside an object; add a closing brace: }.'],
  ['{ "a":^', 'The text ends after a colon; add a value.'],
  ['{ "a"^', 'The text ends after a property name; add a colon and a value.'],
  ['[1, [2]^', 'The text ends inside an array; add a closing bracket: ].'],
  ['[1, 2^}', 'This array needs a closing bracket, ], instead of a brace.'],
  ['{ "a": 1 ^]', 'This object needs a closing brace, }, instead of a bracket.'],
  ['^}', 'There is nothing open that } could close.'],
  ['{} ^{}', 'The JSON ends before this; remove what follows, or put everything into one object or array.'],
  ['["a": 1]'.replace(':', '^:'), 'There is a colon where a comma or the end belongs.'],
  ['{ "a": ^True }', 'JSON writes true in lower case.'],
  ['{ "a": ^undefined }', 'JSON has no undefined; use null, or leave the property out.'],
  ['{ "a": ^None }', 'JSON writes an empty value as null.'],
  ['{ "a": ^NaN }', 'JSON has no NaN; use null or a text instead.'],
  ['{ "a": ^-Infinity }', 'JSON has no Infinity; use null or a text instead.'],
  ['{ "a": ^hello }', 'Text must be in double quotes.'],
  ['{ "a": ^\'hello\' }', 'Text must be in straight double quotes: ".'],
  ['{ "a": ^“hello” }', 'Text must be in straight double quotes: ".'],
  ['[^01]', 'A number cannot begin with a zero that other digits follow.'],
  ['[^+1]', 'A number cannot begin with a plus sign.'],
  ['[^.5]', 'A number needs a digit before its decimal point.'],
  ['[^1.]', 'A number needs a digit after its decimal point.'],
  ['[^1e]', 'A number needs digits after its exponent sign e.'],
  ['[^0xff]', 'JSON numbers are decimal; write this number in digits 0 to 9.'],
  ['[^2026-01-01]', 'This is not a number as JSON writes it; put it in double quotes if it is text.'],
  ['[1,^\u00a02]', 'There is an invisible character here that JSON does not allow; remove it.'],
  ['^\ufeff{}', 'There is an invisible character here that JSON does not allow; remove it.'],
  ['[1^; 2]', 'The character ; has no place here.'],
];

describe('parseJsonText', () => {
  test.each(mistakes)('%j is refused: %s', (marked, message) => {
    const offset = marked.indexOf('^');
    const result = parseJsonText(marked.replace('^', ''));
    expect(result).toMatchObject({ ok: false, problem: { message, offset } });
  });

  test('the place is given as line and column, for every kind of line end', () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const result = parseJsonText(`{${lineEnd}  "a": 1,${lineEnd}  b: 2${lineEnd}}`);
      expect(result).toMatchObject({ ok: false, problem: { line: 3, column: 3 } });
    }
  });

  test('valid JSON gives the value of JSON.parse', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, '\t'), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent);
        expect(parseJsonText(pretty)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
        expect(findJsonProblem(pretty)).toBeUndefined();
      }),
    );
  });

  test('a problem is found exactly where JSON.parse refuses, in almost valid text', () => {
    const edit = fc.record({
      at: fc.nat(),
      cut: fc.nat(2),
      add: fc.string({ unit: fc.constantFrom(...Array.from('{}[]:,"\\ue1-+.0tn /')), maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.array(edit, { maxLength: 2 }), (json, edits) => {
        const text = edits.reduce((before, { at, cut, add }) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + add + before.slice(place + cut);
        }, json);
        expect(findJsonProblem(text) === undefined, text).toBe(isValid(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('a problem is found exactly where JSON.parse refuses, in random text', () => {
    const unit = fc.oneof(
      fc.constantFrom(...Array.from('{}[]:,"\\u0041-+.e tfn\n\'/*#')),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('true', 'null', '"a"', '12'),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(findJsonProblem(text) === undefined, text).toBe(isValid(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('a hundred thousand open brackets are refused in words', () => {
    expect(parseJsonText('['.repeat(100_000))).toMatchObject({
      problem: { offset: 100_000, message: 'The text ends inside an array; add a closing bracket: ].' },
    });
  });
});

function isValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
