import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { makeScope } from '#testing/make-scope.ts';
import { checkJsonTemplate, resolveJsonTemplate } from './resolve-json-template.ts';
import { toText } from './resolve-template.ts';
import type { Template } from './template.ts';

const value = { ref: { source: 'trigger' as const, path: ['value'] } };

function resolve(template: Template, of: Json): Json {
  const resolved = resolveJsonTemplate(template, makeScope({ trigger: { value: of } }));
  if (!resolved.ok) throw new Error(resolved.message);
  // What was resolved is JSON.
  return JSON.parse(resolved.text) as Json;
}

describe('JSON with references', () => {
  test('holds any value as it is outside of a string', () => {
    fc.assert(
      fc.property(fc.json(), (source) => {
        const of = JSON.parse(source) as Json;
        expect(resolve([{ text: '{ "a": ' }, value, { text: ', "b": [1, ' }, value, { text: '] }' }], of)).toEqual({
          a: of,
          b: [1, of],
        });
      }),
    );
  });

  test('holds any value as text inside of a string, which it never ends', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null)), (of) => {
        const template = [{ text: '{ "a \\" ' }, value, { text: '": "<\\\\' }, value, { text: '>" }' }];
        expect(resolve(template, of)).toEqual({ [`a " ${toText(of)}`]: `<\\${toText(of)}>` });
      }),
    );
  });

  test('holds null for a missing value, and nothing inside of a string', () => {
    const missing = { ref: { source: 'trigger' as const, path: ['missing'] } };
    expect(resolve([{ text: '[' }, missing, { text: ', "' }, missing, { text: '"]' }], 1)).toEqual([null, '']);
  });

  test('keeps its literal parts exactly as they are written', () => {
    const template = [{ text: '{ "big": 12345678901234567890,\n  "x": ' }, value, { text: ' }' }];
    const resolved = resolveJsonTemplate(template, makeScope({ trigger: { value: 1 } }));
    expect(resolved).toEqual({ ok: true, text: '{ "big": 12345678901234567890,\n  "x": 1 }' });
  });

  test('says where it is not JSON', () => {
    const template = [{ text: '{\n  "a": ' }, value, { text: ',\n  b: 1\n}' }];
    expect(checkJsonTemplate(template)).toMatchObject({ ok: false, line: 3, column: 3 });
    expect(resolveJsonTemplate(template, makeScope())).toMatchObject({ ok: false, line: 3, column: 3 });
    expect(checkJsonTemplate([{ text: '{ "a": "' }, value, { text: '" }' }])).toMatchObject({ ok: true });
  });
});
