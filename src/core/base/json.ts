/** Any JSON value, read-only. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object, read-only. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The name of a JSON value's kind. */
export type JsonTypeName = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** One place in a JSON value: property names and array positions, outermost first. */
export type JsonPath = readonly (string | number)[];

/** Says whether a value that is known to be JSON (or undefined) is an object, not an array and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says whether a JSON value is an array. `Array.isArray` does not narrow a read-only array. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Gives the kind of a JSON value. */
export function jsonTypeOf(value: Json): JsonTypeName {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      return isJsonArray(value) ? 'array' : 'object';
  }
}

/**
 * Gives the value at a path, or undefined where the path leaves the value. Only own properties count, so a path such
 * as `constructor` never reaches a prototype. A position in an array may be written as text ("0").
 */
export function getAtPath(value: Json | undefined, path: JsonPath): Json | undefined {
  let current = value;
  for (const key of path) {
    if (isJsonArray(current)) {
      current = getItem(current, key);
    } else if (isJsonObject(current)) {
      current = Object.hasOwn(current, key) ? current[key] : undefined;
    } else {
      return undefined;
    }
  }
  return current;
}

function getItem(items: readonly Json[], key: string | number): Json | undefined {
  if (typeof key === 'number') return items[key];
  return /^(?:0|[1-9][0-9]*)$/.test(key) ? items[Number(key)] : undefined;
}
