import { describe, expect, test } from 'vitest';
import { getAtPath, isJsonObject, jsonTypeOf } from './json.ts';

describe('json', () => {
  test('only a plain object counts as a JSON object', () => {
    expect([{}, [], null, 'text', 1, undefined].map((value) => isJsonObject(value))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('every kind of value has its own name', () => {
    expect([null, true, 1.5, 'a', [1], { a: 1 }].map((value) => jsonTypeOf(value))).toEqual([
      'null',
      'boolean',
      'number',
      'string',
      'array',
      'object',
    ]);
  });

  test('a path reaches into objects and arrays', () => {
    const value = { items: [{ id: 7 }, null] };
    expect(getAtPath(value, ['items', 0, 'id'])).toBe(7);
    expect(getAtPath(value, ['items', '0', 'id'])).toBe(7);
    expect(getAtPath(value, ['items', 1])).toBeNull();
    expect(getAtPath(value, [])).toBe(value);
  });

  test('a path that leaves the value gives undefined', () => {
    const value = { items: [{ id: 7 }] };
    expect(getAtPath(value, ['items', 3, 'id'])).toBeUndefined();
    expect(getAtPath(value, ['items', 'length'])).toBeUndefined();
    expect(getAtPath(value, ['items', -1])).toBeUndefined();
    expect(getAtPath(value, ['constructor'])).toBeUndefined();
    expect(getAtPath(value, ['items', 0, 'id', 'x'])).toBeUndefined();
    expect(getAtPath(undefined, ['a'])).toBeUndefined();
  });
});
