import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getAtPath, type JsonObject, type JsonPath } from '../base/json.ts';
import { childFields, listSchemaFields } from './describe-schema.ts';
import { inferSchema } from './infer-schema.ts';
import { findSchemaAt } from './schema-at-path.ts';

const sample = {
  email: 'ann@example.com',
  phone: null,
  company: { name: 'Acme', city: null },
  items: [{ sku: 'a' }, { sku: 'b', note: 'c' }],
  tags: [],
};
const schema = inferSchema(sample);

describe('childFields', () => {
  test('the first level shows names, types, samples and how many fields are below', () => {
    expect(childFields(schema, [], sample)).toEqual([
      {
        path: ['email'],
        name: 'email',
        type: 'string',
        format: 'email',
        isRequired: true,
        sample: 'ann@example.com',
        childCount: 0,
      },
      { path: ['phone'], name: 'phone', type: 'null', isRequired: true, sample: null, childCount: 0 },
      { path: ['company'], name: 'company', type: 'object', isRequired: true, sample: sample.company, childCount: 2 },
      { path: ['items'], name: 'items', type: 'array', isRequired: true, sample: sample.items, childCount: 1 },
      { path: ['tags'], name: 'tags', type: 'array', isRequired: true, sample: [], childCount: 1 },
    ]);
  });

  test('an array has one child that stands for its items', () => {
    expect(childFields(schema, ['items'], sample.items)).toEqual([
      { path: ['items', 0], name: '[0]', type: 'object', isRequired: false, sample: { sku: 'a' }, childCount: 2 },
    ]);
    expect(childFields(schema, ['items', 0], sample.items[0])).toEqual([
      { path: ['items', 0, 'sku'], name: 'sku', type: 'string', isRequired: true, sample: 'a', childCount: 0 },
      { path: ['items', 0, 'note'], name: 'note', type: 'string', isRequired: false, childCount: 0 },
    ]);
    expect(childFields(schema, ['tags'], [])).toMatchObject([{ path: ['tags', 0], type: 'anything', childCount: 0 }]);
  });

  test('a leaf and a place outside the schema have no children', () => {
    expect(childFields(schema, ['email'])).toEqual([]);
    expect(childFields(schema, ['nowhere', 'at', 'all'])).toEqual([]);
  });

  test('10,000 fields open without a noticeable pause', () => {
    const large = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, `value ${index}`]));
    const inferred = inferSchema(large);
    const started = performance.now();
    expect(childFields(inferred, [], large)).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('listSchemaFields', () => {
  test('every field comes before its children, down to the limit', () => {
    const paths = listSchemaFields(schema, sample).map(({ path }) => path.join('.'));
    const expected = 'email phone company company.name company.city items items.0 items.0.sku items.0.note tags tags.0';
    expect(paths).toEqual(expected.split(' '));
    expect(listSchemaFields(schema, sample, 4)).toHaveLength(4);
  });

  test('it lists what opening level by level lists, with the samples found at their paths', () => {
    // In a list of objects and lists a key of digits is written like a position.
    const key = fc.string().filter((text) => !/^\d+$/.test(text));
    const object = fc.object({ key, maxDepth: 3, values: [fc.string(), fc.integer(), fc.constant(null)] });
    fc.assert(
      fc.property(object, (value) => {
        // fc.object makes nothing but JSON of these values.
        const json = value as JsonObject;
        const inferred = inferSchema(json);
        const open = (path: JsonPath): unknown[] =>
          childFields(inferred, path, getAtPath(json, path)).flatMap((field) => [field, ...open(field.path)]);
        const fields = listSchemaFields(inferred, json);
        expect(fields).toEqual(open([]));
        for (const { path, sample: shown } of fields) expect(shown).toEqual(getAtPath(json, path));
      }),
    );
  });
});

describe('findSchemaAt', () => {
  test('it reaches properties and items, by number or by text', () => {
    expect(findSchemaAt(schema, ['company', 'name'])).toEqual({ type: 'string' });
    expect(findSchemaAt(schema, ['items', 5, 'sku'])).toEqual({ type: 'string' });
    expect(findSchemaAt(schema, ['items', '5', 'sku'])).toEqual({ type: 'string' });
  });

  test('a place that the schema does not have is undefined, below the unknown all is unknown', () => {
    expect(findSchemaAt(schema, ['company', 'size'])).toBeUndefined();
    expect(findSchemaAt(schema, ['email', 'length'])).toBeUndefined();
    expect(findSchemaAt(schema, ['toString'])).toBeUndefined();
    expect(findSchemaAt(schema, ['tags', 0, 'anything'])).toEqual({});
  });
});
