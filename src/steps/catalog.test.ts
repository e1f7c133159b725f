import { describe, expect, test } from 'vitest';
import type { Token } from '#core/expression/template.ts';
import { findStepDefinition, findTriggerDefinition, stepCatalog, triggerCatalog } from './catalog.ts';
import type { Fields } from '#core/step/field.ts';

const all: readonly (readonly [type: string, definition: { readonly type: string; readonly fields: Fields }])[] = [
  ...Object.entries(stepCatalog),
  ...Object.entries(triggerCatalog),
];

describe('the catalog', () => {
  test.each(all)('%s is filed under its own type', (type, definition) => {
    expect(definition.type).toBe(type);
  });

  test.each(all)('the visibility of every field of %s hangs on values of an earlier choice', (_type, { fields }) => {
    const keys = Object.keys(fields);
    for (const [key, field] of Object.entries(fields)) {
      if (field.visibleWhen === undefined) continue;
      const source = fields[field.visibleWhen.field];
      expect(keys.indexOf(field.visibleWhen.field)).toBeLessThan(keys.indexOf(key));
      const values = source?.kind === 'choice' ? source.options.map((option) => option.value) : [];
      expect(values).toEqual(expect.arrayContaining([...field.visibleWhen.in]));
    }
  });

  test.each(all)('no field of %s hangs on a choice that a variable may give', (_type, { fields }) => {
    const sources = Object.values(fields).flatMap(({ visibleWhen }) =>
      visibleWhen === undefined ? [] : [visibleWhen.field],
    );
    for (const source of sources) expect(fields[source]).not.toHaveProperty('takesVariable');
  });

  test('a type that is a property of every object is unknown', () => {
    expect(findStepDefinition('constructor')).toBeUndefined();
    expect(findTriggerDefinition('toString')).toBeUndefined();
  });

  test('a card of a Request shows its method and URL', () => {
    const id: Token = { ref: { source: 'trigger', path: ['id'] } };
    const url = [{ text: 'https://example.com/' }, id];
    expect(stepCatalog.request.summarise({ method: 'PUT', url })).toEqual([{ text: 'PUT ' }, ...url]);
    expect(stepCatalog.request.summarise({})).toEqual([{ text: 'GET' }]);
  });

  test('a card of a Conditional shows its first condition and how many more there are', () => {
    const condition = { id: 'a', left: [{ text: 'pro' }], operator: '$stringContains', right: [{ text: 'p' }] };
    const summarise = stepCatalog.conditional.summarise;
    expect(summarise({ conditions: [{ id: 'g', conditions: [condition, condition] }] })).toEqual([
      { text: 'pro' },
      { text: ' contains ' },
      { text: 'p' },
      { text: ' and 1 more' },
    ]);
    const isTrue = { ...condition, operator: '$booleanTrue' };
    expect(summarise({ conditions: [{ id: 'g', conditions: [isTrue] }] })).toEqual([
      { text: 'pro' },
      { text: ' is true' },
    ]);
    expect(summarise({})).toEqual([]);
  });

  test('a card of a Function names its parameters', () => {
    const parameters = [
      { id: 'a', key: 'email', value: [] },
      { id: 'b', key: '', value: [] },
    ];
    expect(stepCatalog.function.summarise({ parameters })).toEqual([{ text: 'uses email' }]);
  });
});
