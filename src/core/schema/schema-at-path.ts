import type { JsonPath } from '../base/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { mergeAllSchemas } from './merge-schemas.ts';
import { listAlternatives, type SchemaAlternatives } from './schema-alternatives.ts';

/**
 * Finds the schema of a place in the values that a schema describes; undefined when the schema has no such place.
 * Below a place of which nothing is known ("{}", such as the items of an empty array) everything is unknown too: `{}`.
 */
export function findSchemaAt(schema: JsonSchema, path: JsonPath): JsonSchema | undefined {
  let current: JsonSchema | undefined = schema;
  for (const key of path) {
    if (current === undefined) return undefined;
    current = findSchemaOf(current, key);
  }
  return current;
}

function findSchemaOf(schema: JsonSchema, key: string | number): JsonSchema | undefined {
  const alternatives = listAlternatives([schema]);
  if (isUnknown(alternatives)) return {};
  const { objects, arrays } = alternatives;
  const isPosition = typeof key === 'number' || /^\d+$/.test(key);
  const found = [
    ...objects.flatMap(({ properties = {} }) => (Object.hasOwn(properties, key) ? (properties[key] ?? []) : [])),
    ...(isPosition ? arrays.map(({ items = {} }) => items) : []),
  ];
  return found.length === 0 ? undefined : mergeAllSchemas(found);
}

function isUnknown({ scalars, objects, arrays }: SchemaAlternatives): boolean {
  return scalars.size === 0 && objects.length === 0 && arrays.length === 0;
}
