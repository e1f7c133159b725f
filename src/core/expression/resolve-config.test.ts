import { describe, expect, test } from 'vitest';
import { stepCatalog } from '#steps/catalog.ts';
import { makeScope } from '#testing/make-scope.ts';
import type { Config } from '../workflow/document.ts';
import { resolveConfig } from './resolve-config.ts';
import type { Token } from './template.ts';

const { fields } = stepCatalog.request;
const url = [{ text: 'https://example.com' }];
const email: Token = { ref: { source: 'trigger', path: ['email'] } };
const scope = makeScope({ trigger: { email: 'ada@example.com', count: 3 } });

function fault(config: Config): string {
  const resolved = resolveConfig(fields, config, scope);
  return resolved.ok ? 'none' : `${resolved.field}: ${resolved.message}`;
}

describe('a config', () => {
  test('gets the defaults of the fields that it leaves out', () => {
    expect(resolveConfig(fields, { url }, scope)).toMatchObject({
      ok: true,
      config: {
        method: 'GET',
        url: 'https://example.com',
        query: [],
        headers: [],
        bodyKind: 'none',
        bodyJson: '',
        bodyForm: [],
        bodyText: '',
        timeoutS: 30,
      },
    });
  });

  test('resolves tables in order and keeps the types of their values', () => {
    const query = [
      { id: 'a', key: 'count', value: [{ ref: { source: 'trigger', path: ['count'] } }] },
      { id: 'b', key: ' ', value: [] },
      { id: 'c', key: 'who', value: [{ text: '<' }, email, { text: '>' }] },
      { id: 'd', key: 'missing', value: [{ ref: { source: 'trigger', path: ['missing'] } }] },
    ] as const;
    const resolved = resolveConfig(fields, { url, query }, scope);
    expect(resolved).toMatchObject({
      config: {
        query: [
          ['count', 3],
          ['who', '<ada@example.com>'],
          ['missing', null],
        ],
      },
    });
  });

  test('leaves out what is hidden, whatever is stored there', () => {
    const bodyJson = [{ text: 'not JSON' }];
    const hidden = { url, method: 'GET', bodyKind: 'json', bodyJson };
    expect(resolveConfig(fields, hidden, scope)).toMatchObject({ config: { bodyKind: 'none', bodyJson: '' } });
    expect(fault({ ...hidden, method: 'POST' })).toMatch(
      'bodyJson: The field "JSON body" is not valid JSON at line 1, column 1',
    );
  });

  test('keeps a missing side of a condition apart from null', () => {
    const conditions = [
      {
        id: 'g',
        conditions: [
          { id: 'c', operator: '$exists', left: [{ ref: { source: 'trigger', path: ['gone'] } }], right: [] },
        ],
      },
    ] as const;
    const resolved = resolveConfig(stepCatalog.conditional.fields, { conditions }, scope);
    expect(resolved).toEqual({
      ok: true,
      config: { conditions: [[{ operator: '$exists', left: undefined, right: '' }]] },
    });
  });

  test.each<[Config, string]>([
    [{}, 'url: The field "URL" is required, but it is empty.'],
    [{ url: [{ text: '  ' }] }, 'url: The field "URL" is required, but'],
    [
      { url: [{ ref: { source: 'trigger', path: ['gone'] } }] },
      'url: The field "URL" is required, but its variables had no value.',
    ],
    [{ url, method: 'TRACE' }, 'method: The field "Method" has the unknown value "TRACE".'],
    [{ url, timeoutS: 500 }, 'timeoutS: The field "Timeout" must be between 1 and 120.'],
    [{ url, method: 'POST', bodyKind: 'json' }, 'bodyJson: The field "JSON body" is required, but it is empty.'],
  ])('%j fails', (config, message) => {
    expect(fault(config)).toMatch(message);
  });

  test('with an operator that is not ours fails', () => {
    const conditions = [{ id: 'g', conditions: [{ id: 'c', operator: '$like', left: [], right: [] }] }];
    expect(resolveConfig(stepCatalog.conditional.fields, { conditions }, scope)).toMatchObject({
      ok: false,
      message: 'The field "Conditions" uses the unknown operator "$like".',
    });
  });
});
