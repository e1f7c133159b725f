import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from './json.ts';
import { findArrayItemSources, findMemberSource, type SourceSpan } from './json-source.ts';

const blank = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 2 });
const plainText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('"', '\\', 'u', '{', '}', '[', ']', ',', ':', '\n', '/'), maxLength: 6 }),
);
const stringSource = fc
  .tuple(plainText, fc.boolean())
  .map(([text, isEscaped]) => (isEscaped ? escapeAll(text) : JSON.stringify(text)));
const scalarSource = fc.oneof(
  stringSource,
  fc.constantFrom('true', 'false', 'null', '0', '-0', '-1.50e+10', '12345678901234567890', '1E-7'),
);

const { value: valueSource } = fc.letrec<{ value: string; array: string; object: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalarSource, tie('array'), tie('object')),
  array: fc.array(padded(tie('value')), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
  object: objectSource(tie('value'), stringSource),
}));
const keySource = fc.constantFrom(
  '"name"',
  '"payload"',
  '"p\\u0061yload"',
  '"\\"payload\\""',
  '""',
  '"__proto__"',
  '"\\\\"',
);

describe('findMemberSource', () => {
  test('it finds the member that JSON.parse takes, in any valid JSON object', () => {
    fc.assert(
      fc.property(padded(objectSource(valueSource, keySource)), (text) => {
        const parsed = JSON.parse(text) as Record<string, Json>;
        for (const member of ['name', 'payload', '"payload"', '', '__proto__', '\\', 'toString']) {
          const span = findMemberSource(text, member);
          expect(span !== undefined).toBe(Object.hasOwn(parsed, member));
          if (span !== undefined) expect(JSON.parse(slice(text, span))).toEqual(parsed[member]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the source of the value is kept to the letter, without blanks around it', () => {
    const text = ' { "name" : "a" , "payload" : { "big": 12345678901234567890, "z": "\\u0000" } , "x":1}';
    expect(slice(text, findMemberSource(text, 'payload'))).toBe('{ "big": 12345678901234567890, "z": "\\u0000" }');
    expect(slice(text, findMemberSource(text, 'x'))).toBe('1');
  });

  test('the last of repeated members counts', () => {
    const text = '{"payload":1,"p\\u0061yload":{"payload":3},"other":4}';
    expect(slice(text, findMemberSource(text, 'payload'))).toBe('{"payload":3}');
  });

  test('a value that is not an object has no members', () => {
    for (const text of ['[{"payload":1}]', '"payload"', '1', 'null', ' {} ']) {
      expect(findMemberSource(text, 'payload')).toBeUndefined();
    }
  });

  test('a mebibyte of escaped quotes takes linear time', () => {
    const text = `{"payload":"${'\\"'.repeat(500_000)}","after":[${'"\\\\",'.repeat(50_000)}1]}`;
    const started = performance.now();
    expect(findMemberSource(text, 'payload')?.end).toBe(1_000_013);
    expect(findMemberSource(text, 'after')?.end).toBe(text.length - 1);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('findArrayItemSources', () => {
  test('it finds every item of any valid JSON array', () => {
    const array = fc.array(padded(valueSource), { maxLength: 5 }).map((items) => `[${items.join(',')}]`);
    fc.assert(
      fc.property(array, blank, (source, padding) => {
        const text = `{"before":"]",${padding}"events":${source}${padding},"after":[1]}`;
        const span = findMemberSource(text, 'events');
        const items = findArrayItemSources(text, span?.start ?? -1, span?.end ?? -1);
        expect(items.map((item) => JSON.parse(slice(text, item)) as Json)).toEqual(JSON.parse(source));
      }),
      { numRuns: 500 },
    );
  });

  test('an empty array and an array of blanks have no items', () => {
    expect(findArrayItemSources('[]', 0, 2)).toEqual([]);
    expect(findArrayItemSources('[ \n ]', 0, 5)).toEqual([]);
    expect(findArrayItemSources('{}', 0, 2)).toEqual([]);
  });
});

function objectSource(value: fc.Arbitrary<string>, key: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const member = fc.tuple(padded(key), padded(value)).map(([name, source]) => `${name}:${source}`);
  return fc
    .tuple(blank, fc.array(member, { maxLength: 4 }))
    .map(([padding, members]) => `{${padding}${members.join(',')}}`);
}

function padded(source: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(blank, source, blank).map((parts) => parts.join(''));
}

function escapeAll(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}

function slice(text: string, span: SourceSpan | undefined): string {
  return span === undefined ? '' : text.slice(span.start, span.end);
}
