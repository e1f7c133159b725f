import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepCatalog } from '#steps/catalog.ts';
import { makeScope } from '#testing/make-scope.ts';
import type { Json } from '../base/json.ts';
import type { Config } from '../workflow/document.ts';
import { createSecretMask, SECRET_MASK } from './mask-secrets.ts';
import { recordInput } from './record-input.ts';
import { resolveConfig } from './resolve-config.ts';
import type { Token } from './template.ts';

describe('a secret', () => {
  test('is masked inside of texts, keys, JSON text and URLs', () => {
    const mask = createSecretMask(['p"ss w0rd']);
    expect(
      mask({ a: ['Bearer p"ss w0rd', 1], 'p"ss w0rd': JSON.stringify({ b: 'p"ss w0rd' }), c: '?key=p%22ss%20w0rd' }),
    ).toEqual({
      a: [`Bearer ${SECRET_MASK}`, 1],
      [SECRET_MASK]: `{"b":"${SECRET_MASK}"}`,
      c: `?key=${SECRET_MASK}`,
    });
  });

  test('is masked whole when it begins with another one', () => {
    expect(createSecretMask(['abcd', 'abcdefgh'])('abcdefgh')).toBe(SECRET_MASK);
  });

  test('of less than four characters is not searched for', () => {
    expect(createSecretMask(['abc', ''])('abcabc')).toBe('abcabc');
  });

  test('that is nowhere leaves the value as it is', () => {
    fc.assert(
      fc.property(fc.json(), (source) => {
        const value = JSON.parse(source) as Json;
        expect(createSecretMask(['•secret•'])(value)).toBe(value);
      }),
    );
  });
});

describe('a recorded input', () => {
  const secret: Token = { ref: { source: 'secret', path: ['secret-1'] } };
  const { fields } = stepCatalog.request;
  const scope = makeScope({ trigger: { id: 7 }, secrets: new Map([['secret-1', 'abc']]) });

  function record(config: Config) {
    const resolved = resolveConfig(fields, config, scope);
    if (!resolved.ok) throw new Error(resolved.message);
    return recordInput(fields, config, scope, resolved.config);
  }

  test('masks what comes from a secret of any length', () => {
    const url = [{ text: 'https://example.com/abc/' }, secret];
    const headers = [{ id: 'a', key: 'Authorization', value: [secret] }];
    expect(record({ url, headers })).toMatchObject({
      url: `https://example.com/abc/${SECRET_MASK}`,
      headers: [['Authorization', SECRET_MASK]],
    });
  });

  test('is the resolved fields where no secret is used', () => {
    const url = [{ text: 'https://example.com/' }, { ref: { source: 'trigger', path: ['id'] } }] as const;
    expect(record({ url })).toMatchObject({ method: 'GET', url: 'https://example.com/7', timeoutS: 30 });
  });

  test('leaves out sides of conditions that are missing', () => {
    const conditionFields = stepCatalog.conditional.fields;
    const sides = { left: undefined, right: null };
    const conditions = [[{ operator: '$exists', ...sides }]];
    expect(recordInput(conditionFields, {}, scope, { conditions })).toStrictEqual({
      conditions: [[{ operator: '$exists', right: null }]],
    });
  });
});
