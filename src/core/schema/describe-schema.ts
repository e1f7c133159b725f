import { getAtPath, type Json, type JsonPath } from '../base/json.ts';
import type { JsonSchema, SchemaFormat } from './json-schema.ts';
import { listAlternatives } from './schema-alternatives.ts';
import { findSchemaAt } from './schema-at-path.ts';
import { describeSchemaTypes } from './schema-type-words.ts';

/** One field of a schema, as a tree shows it. */
export interface SchemaField {
  readonly path: JsonPath;
  /** The property's name, or "[0]" for the items of an array. */
  readonly name: string;
  /** The kinds of value, for a person: "string", "number or null", "anything". */
  readonly type: string;
  readonly format?: SchemaFormat;
  readonly isRequired: boolean;
  /** The value at this path of the sample, where it has one. */
  readonly sample?: Json;
  /** How many fields `childFields` gives for this path; 0 for a leaf. */
  readonly childCount: number;
}

/**
 * Lists the fields right below a path of a schema, so that a tree opens one level at a time. An array has one child,
 * its first item (position 0), which stands for all of them. `sampleAtPath` is the sample's value at that path.
 */
export function childFields(schema: JsonSchema, path: JsonPath, sampleAtPath?: Json): readonly SchemaField[] {
  const found = findSchemaAt(schema, path);
  return found === undefined ? [] : listChildren(found, path, sampleAtPath).map(({ field }) => field);
}

/**
 * Lists every field of a schema, each before its children, at most `limit` of them: for search and for small trees.
 * Large schemas open faster level by level with `childFields`.
 */
export function listSchemaFields(schema: JsonSchema, sample?: Json, limit = 10_000): readonly SchemaField[] {
  const fields: SchemaField[] = [];
  const pending = listChildren(schema, [], sample).reverse();
  while (fields.length < limit) {
    const next = pending.pop();
    if (next === undefined) break;
    fields.push(next.field);
    if (next.field.childCount === 0) continue;
    pending.push(...listChildren(next.schema, next.field.path, next.field.sample).reverse());
  }
  return fields;
}

interface Child {
  readonly field: SchemaField;
  readonly schema: JsonSchema;
}

function listChildren(schema: JsonSchema, path: JsonPath, sample: Json | undefined): Child[] {
  const { objects, arrays } = listAlternatives([schema]);
  const children: Child[] = [];
  for (const { properties = {}, required = [] } of objects) {
    const requiredNames = new Set(required);
    for (const [name, property] of Object.entries(properties)) {
      children.push(createChild(property, path, name, requiredNames.has(name), sample));
    }
  }
  for (const { items = {} } of arrays) children.push(createChild(items, path, 0, false, sample));
  return children;
}

function createChild(
  schema: JsonSchema,
  parentPath: JsonPath,
  key: string | number,
  isRequired: boolean,
  parentSample: Json | undefined,
): Child {
  const { format, objects, arrays } = listAlternatives([schema]);
  const sample = getAtPath(parentSample, [key]);
  const propertyCount = objects.reduce((sum, { properties = {} }) => sum + Object.keys(properties).length, 0);
  const field = {
    path: [...parentPath, key],
    name: typeof key === 'number' ? `[${key}]` : key,
    type: describeSchemaTypes(schema),
    isRequired,
    childCount: propertyCount + arrays.length,
    ...(format === undefined ? {} : { format }),
    ...(sample === undefined ? {} : { sample }),
  };
  return { field, schema };
}
