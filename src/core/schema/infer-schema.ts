import { isJsonArray, isJsonObject, type Json } from '../base/json.ts';
import { JSON_SCHEMA_DIALECT, type JsonSchema } from './json-schema.ts';
import { mergeAllSchemas } from './merge-schemas.ts';
import { findTextFormat } from './text-format.ts';

/**
 * Infers the JSON Schema (2020-12) of a sample: every property of an object is required, the items of an array share
 * one schema, numbers are "number" whether whole or not, and texts are annotated with a format that they plainly have.
 * Recursive: the sample nests at most 1,000 deep, as `checkSample` makes sure.
 */
export function inferSchema(sample: Json): JsonSchema {
  return { $schema: JSON_SCHEMA_DIALECT, ...inferValue(sample) };
}

function inferValue(value: Json): JsonSchema {
  if (isJsonArray(value)) return { type: 'array', items: mergeAllSchemas(value.map(inferValue)) };
  if (isJsonObject(value)) {
    const properties: [string, JsonSchema][] = [];
    for (const [name, property] of Object.entries(value)) properties.push([name, inferValue(property)]);
    // Object.fromEntries also keeps a property that is called __proto__.
    return { type: 'object', properties: Object.fromEntries(properties), required: Object.keys(value) };
  }
  switch (typeof value) {
    case 'string':
      return inferText(value);
    case 'number':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return { type: 'null' };
  }
}

function inferText(text: string): JsonSchema {
  const format = findTextFormat(text);
  return format === undefined ? { type: 'string' } : { type: 'string', format };
}
