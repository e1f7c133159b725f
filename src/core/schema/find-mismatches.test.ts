import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { compileMismatchCheck, findMismatches } from './find-mismatches.ts';
import { inferSchema } from './infer-schema.ts';

const sample = { id: 7, name: 'Ann', phone: null, company: { size: 20 }, items: [{ sku: 'a', price: 1 }] };
const schema = inferSchema(sample);

describe('findMismatches', () => {
  test('the sample itself, and a payload of the same shape, have none', () => {
    expect(findMismatches(schema, sample)).toEqual([]);
    expect(findMismatches(schema, { ...sample, id: 1.5, items: [] })).toEqual([]);
  });

  test('a missing, an added and a mistyped field are told apart', () => {
    const payload = { id: '7', phone: null, company: { size: 20, city: 'Bonn' }, items: [{ sku: 'a' }] };
    expect(findMismatches(schema, payload)).toEqual([
      { kind: 'type', path: ['id'], expected: 'number', actual: 'string' },
      { kind: 'added', path: ['company', 'city'], actual: 'string' },
      { kind: 'missing', path: ['items', 0, 'price'], expected: 'number' },
      { kind: 'missing', path: ['name'], expected: 'string' },
    ]);
  });

  test('null in place of a value is a difference of type, and so is a value in place of null', () => {
    expect(findMismatches(schema, { ...sample, company: null, phone: '0228' })).toEqual([
      { kind: 'type', path: ['phone'], expected: 'null', actual: 'string' },
      { kind: 'type', path: ['company'], expected: 'object', actual: 'null' },
    ]);
  });

  test('a payload that is not an object is one difference', () => {
    expect(findMismatches(schema, [sample])).toEqual([{ kind: 'type', path: [], expected: 'object', actual: 'array' }]);
  });

  test('mixed types are expected in words', () => {
    const mixed = inferSchema({ value: [1, null, 'a', { b: 1 }] });
    expect(findMismatches(mixed, { value: [true, { b: '1' }] })).toEqual([
      { kind: 'type', path: ['value', 0], expected: 'string, number, object or null', actual: 'boolean' },
      { kind: 'type', path: ['value', 1, 'b'], expected: 'number', actual: 'string' },
    ]);
  });

  test('where nothing is known everything is accepted', () => {
    expect(findMismatches({}, { a: 1 })).toEqual([]);
    expect(findMismatches({ type: 'object' }, { a: 1 })).toEqual([]);
    expect(findMismatches(inferSchema({ tags: [] }), { tags: [1, 'a', {}] })).toEqual([]);
  });

  test('a difference that many items share is given once, at the first of them', () => {
    const items = Array.from({ length: 1000 }, () => ({ sku: 1, price: 1, more: true }));
    expect(findMismatches(schema, { ...sample, items: [{ sku: 'a', price: 1 }, ...items] })).toEqual([
      { kind: 'type', path: ['items', 1, 'sku'], expected: 'string', actual: 'number' },
      { kind: 'added', path: ['items', 1, 'more'], actual: 'boolean' },
    ]);
  });

  test('no more than the limit are given', () => {
    const payload = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, index]));
    expect(findMismatches(schema, payload)).toHaveLength(20);
    expect(findMismatches(schema, payload, 3)).toHaveLength(3);
  });

  test('names of the prototype are ordinary names', () => {
    const odd = JSON.parse('{"__proto__":1,"constructor":"a"}') as Json;
    expect(findMismatches(inferSchema(odd), odd)).toEqual([]);
    expect(findMismatches(inferSchema(odd), {})).toHaveLength(2);
    expect(findMismatches(inferSchema({}), odd)).toHaveLength(2);
  });

  test('one check serves many payloads without mixing them', () => {
    const check = compileMismatchCheck(schema);
    expect(check({ ...sample, id: 'x' })).toHaveLength(1);
    expect(check(sample)).toEqual([]);
    expect(check({ ...sample, id: 'x' })).toHaveLength(1);
  });

  test('it agrees with Ajv on which payloads fit a schema that allows no other properties', () => {
    const value = fc.oneof(fc.nat(9), fc.constantFrom('a', null, true));
    const object = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value);
    const payload = fc.dictionary(
      fc.constantFrom('x', 'y'),
      fc.oneof(value, object, fc.array(object, { maxLength: 3 })),
    );
    const ajv = new Ajv2020({ allowUnionTypes: true });
    fc.assert(
      fc.property(payload, payload, (first, second) => {
        const inferred = inferSchema(first);
        const closed = JSON.parse(
          JSON.stringify(inferred).replaceAll('"type":"object"', '"type":"object","additionalProperties":false'),
        ) as Record<string, unknown>;
        expect(findMismatches(inferred, second).length === 0).toBe(ajv.validate(closed, second));
        ajv.removeSchema(closed);
      }),
      { numRuns: 300 },
    );
  });

  test('a large payload against a large schema takes linear time', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ [`key${index}`]: index }));
    const check = compileMismatchCheck(inferSchema(many));
    const started = performance.now();
    expect(check(many)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
