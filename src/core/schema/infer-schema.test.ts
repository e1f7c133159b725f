import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { inferSchema } from './infer-schema.ts';
import { findMismatches } from './find-mismatches.ts';
import { mergeSchemas } from './merge-schemas.ts';
import type { JsonSchema } from './json-schema.ts';

const text = fc.oneof(
  fc.string(),
  fc.emailAddress(),
  fc.webUrl(),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2026-02-30', '2024-02-29', 'a.@b.co', 'https://a', 'HTTPS://a.b/ü', '2026-01-01T25:00:00Z'),
);
const key = fc.constantFrom('id', 'name', 'email', 'items', '__proto__', 'toString', 'ünï', '');
const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries): Json => Object.fromEntries(entries)),
  ),
}));

describe('inferSchema', () => {
  test('a schema describes objects, arrays, formats and nulls of its sample', () => {
    const sample = {
      id: 7,
      email: 'ann@example.com',
      site: 'https://example.com/a?b=c#d',
      at: '2026-07-01T10:00:00.5Z',
      day: '2026-07-01',
      ref: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
      phone: null,
      tags: [],
      items: [
        { sku: 'a', price: 1 },
        { sku: 'b', price: 1.5, note: null },
      ],
    };
    expect(inferSchema(sample)).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        id: { type: 'number' },
        email: { type: 'string', format: 'email' },
        site: { type: 'string', format: 'uri' },
        at: { type: 'string', format: 'date-time' },
        day: { type: 'string', format: 'date' },
        ref: { type: 'string', format: 'uuid' },
        phone: { type: 'null' },
        tags: { type: 'array', items: {} },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: { sku: { type: 'string' }, price: { type: 'number' }, note: { type: 'null' } },
            required: ['sku', 'price'],
          },
        },
      },
      required: ['id', 'email', 'site', 'at', 'day', 'ref', 'phone', 'tags', 'items'],
    });
  });

  test('mixed items list their types, and stand side by side when an object or array is among them', () => {
    expect(inferSchema([1, 'a', null])).toMatchObject({ items: { type: ['string', 'number', 'null'] } });
    expect(inferSchema([null, { a: 1 }, [2]])).toMatchObject({
      items: {
        anyOf: [
          { type: 'null' },
          { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
          { type: 'array', items: { type: 'number' } },
        ],
      },
    });
  });

  test('a format stays only where every text has it', () => {
    expect(inferSchema(['ann@example.com', null, 'bo@example.com'])).toMatchObject({
      items: { type: ['string', 'null'], format: 'email' },
    });
    expect(inferSchema(['ann@example.com', 'Ann'])).toEqual(expect.not.objectContaining({ format: 'email' }));
    expect(inferSchema(['ann@example.com', 'Ann'])).toMatchObject({ items: { type: 'string' } });
  });

  test('Ajv accepts every sample by the schema inferred from it, formats included', () => {
    const ajv = new Ajv2020({ allowUnionTypes: true, ownProperties: true });
    addFormats.default(ajv);
    fc.assert(
      fc.property(json, (sample) => {
        const schema = inferSchema(sample);
        expect(ajv.validate(schema, sample), ajv.errorsText()).toBe(true);
        ajv.removeSchema(schema);
      }),
      { numRuns: 300 },
    );
  });

  test('a sample nests a thousand levels', () => {
    for (const [open, close] of [
      ['{"a":', '}'],
      ['[', ']'],
    ] as const) {
      const nested = `${open.repeat(1000)}1${close.repeat(1000)}`;
      const sample = JSON.parse(`[${nested},${nested}]`) as Json;
      expect(findMismatches(inferSchema(sample), sample)).toEqual([]);
    }
  });

  test('20,000 items with a property of their own each are merged without a noticeable pause', () => {
    const sample = Array.from({ length: 20_000 }, (_, index) => ({ [`key${index}`]: index }));
    const started = performance.now();
    const { items } = inferSchema(sample);
    expect(Object.keys(items?.properties ?? {})).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('mergeSchemas', () => {
  test('it accepts what either schema accepts', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const merged = mergeSchemas(inferSchema(a), inferSchema(b));
        expect(findMismatches(merged, a)).toEqual([]);
        expect(findMismatches(merged, b)).toEqual([]);
      }),
    );
  });

  test('it changes nothing when both are the same, and does not depend on grouping', () => {
    fc.assert(
      fc.property(json, json, json, (...samples) => {
        const [a, b, c] = samples.map(inferSchema) as [JsonSchema, JsonSchema, JsonSchema];
        expect(mergeSchemas(a, a)).toEqual(a);
        expect(mergeSchemas(mergeSchemas(a, b), c)).toEqual(mergeSchemas(a, mergeSchemas(b, c)));
      }),
    );
  });

  test('a property stays required only where both require it', () => {
    expect(mergeSchemas(inferSchema({ a: 1, b: 1 }), inferSchema({ a: 'x', c: true }))).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { a: { type: ['string', 'number'] }, b: { type: 'number' }, c: { type: 'boolean' } },
      required: ['a'],
    });
  });

  test('an object without known properties takes the other one, and requires nothing', () => {
    const merged = mergeSchemas({ type: 'object' }, inferSchema({ a: 1 }));
    expect(merged).toMatchObject({ properties: { a: { type: 'number' } }, required: [] });
  });
});
