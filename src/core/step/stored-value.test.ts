import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { stepCatalog } from '#steps/catalog.ts';
import type { Json } from '../base/json.ts';
import { TemplateSchema } from '../expression/template.ts';
import { isStoredValue, readStoredConfig, readStoredValue } from './stored-value.ts';
import { isFieldVisible } from './visible-fields.ts';

const isTemplate = new Ajv2020().compile(TemplateSchema);

describe('a stored template', () => {
  test.each<[Json, boolean]>([
    [[], true],
    [[{ text: '' }], true],
    [[{ ref: { source: 'trigger', path: [] } }, { text: 'a' }], true],
    [[{ ref: { source: 'step', stepId: 'step1', path: ['a', 0] } }], true],
    [[{ ref: { source: 'user', path: ['id'] } }], true],
    [[{ ref: { source: 'secret', path: ['secret-1'] } }], true],
    ['text', false],
    [{}, false],
    [['text'], false],
    [[{}], false],
    [[null], false],
    [[{ text: 1 }], false],
    [[{ ref: null }], false],
    [[{ ref: { source: 'moon', path: [] } }], false],
    [[{ ref: { source: 'step', path: [] } }], false],
    [[{ ref: { source: 'trigger' } }], false],
    [[{ ref: { source: 'trigger', path: [null] } }], false],
  ])('%j is told from other values as its schema does: %s', (value, expected) => {
    expect(isStoredValue('text', value)).toBe(expected);
    expect(isTemplate(value)).toBe(expected);
  });
});

describe('a stored config', () => {
  test('is read without what does not fit its fields', () => {
    const config = { method: 'POST', timeoutS: '30', url: 'https://example.com', extra: 1, query: [] };
    expect(readStoredConfig(stepCatalog.request.fields, config)).toEqual({ method: 'POST', query: [] });
  });

  test('has no values that it did not store itself', () => {
    expect(readStoredValue('text', {}, 'constructor')).toBeUndefined();
  });

  test('shows a field while the choice that it hangs on is shown and fits', () => {
    const { fields } = stepCatalog.request;
    expect(isFieldVisible(fields, 'url', {})).toBe(true);
    expect(isFieldVisible(fields, 'bodyKind', {})).toBe(false);
    expect(isFieldVisible(fields, 'bodyKind', { method: 'PUT' })).toBe(true);
    expect(isFieldVisible(fields, 'bodyJson', { method: 'PUT' })).toBe(false);
    expect(isFieldVisible(fields, 'bodyJson', { method: 'PUT', bodyKind: 'json' })).toBe(true);
    expect(isFieldVisible(fields, 'bodyJson', { bodyKind: 'json' })).toBe(false);
    expect(isFieldVisible(fields, 'unknown', {})).toBe(false);
  });
});
