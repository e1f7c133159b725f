import type { JsonTypeName } from '../base/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { listAlternatives, type SchemaAlternatives } from './schema-alternatives.ts';

const SCALAR_ORDER: readonly JsonTypeName[] = ['string', 'number', 'boolean', 'null'];

/**
 * Merges two inferred schemas into one that accepts what either accepts: properties of objects are united, a property
 * stays required where both require it. `{}` says that nothing was seen there, so the other schema wins.
 */
export function mergeSchemas(a: JsonSchema, b: JsonSchema): JsonSchema {
  const { $schema: dialectOfA, ...bareA } = a;
  const { $schema: dialectOfB, ...bareB } = b;
  const dialect = dialectOfA ?? dialectOfB;
  const merged = mergeAllSchemas([bareA, bareB]);
  return dialect === undefined ? merged : { $schema: dialect, ...merged };
}

/** Merges any number of schemas at once, in time linear in their size. The order of properties is that of first sight. */
export function mergeAllSchemas(schemas: readonly JsonSchema[]): JsonSchema {
  const [first] = schemas;
  if (first !== undefined && schemas.length === 1) return first;
  const { scalars, format, objects, arrays } = listAlternatives(schemas);
  const merged = [
    ...describeScalars(scalars, format),
    ...(objects.length > 1 ? [mergeObjects(objects)] : objects),
    ...(arrays.length > 1 ? [mergeArrays(arrays)] : arrays),
  ];
  const [only] = merged;
  if (only === undefined) return {};
  return merged.length === 1 ? only : { anyOf: merged };
}

function describeScalars(
  scalars: SchemaAlternatives['scalars'],
  format: SchemaAlternatives['format'],
): readonly JsonSchema[] {
  const types = SCALAR_ORDER.filter((type) => scalars.has(type));
  const [first] = types;
  if (first === undefined) return [];
  return [{ type: types.length === 1 ? first : types, ...(format === undefined ? {} : { format }) }];
}

/** A loop instead of callbacks: a sample may nest a thousand deep, and every level costs stack. */
function mergeObjects(schemas: readonly JsonSchema[]): JsonSchema {
  const byName = new Map<string, JsonSchema[]>();
  const requiredBy = new Map<string, number>();
  let isKnown = false;
  for (const { properties, required = [] } of schemas) {
    if (properties === undefined) continue;
    isKnown = true;
    for (const [name, property] of Object.entries(properties)) {
      const seen = byName.get(name);
      if (seen === undefined) byName.set(name, [property]);
      else seen.push(property);
    }
    for (const name of required) requiredBy.set(name, (requiredBy.get(name) ?? 0) + 1);
  }
  if (!isKnown) return { type: 'object' };
  const merged: [string, JsonSchema][] = [];
  for (const [name, properties] of byName) merged.push([name, mergeAllSchemas(properties)]);
  const required = Array.from(byName.keys()).filter((name) => requiredBy.get(name) === schemas.length);
  // Object.fromEntries also keeps a property that is called __proto__.
  return { type: 'object', properties: Object.fromEntries(merged), required };
}

function mergeArrays(schemas: readonly JsonSchema[]): JsonSchema {
  return { type: 'array', items: mergeAllSchemas(schemas.map(({ items }) => items ?? {})) };
}
