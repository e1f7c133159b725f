import type { JsonPath } from '#core/base/json.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';

/** A place in a schema, not described any further: ten thousand of them are cheap. */
export type FieldPath = { readonly path: JsonPath; readonly schema: JsonSchema };

/**
 * Lists the places of a schema as core's `listSchemaFields` does, each before its children, at most `limit` of them.
 * Describing types and samples is left to those few that are shown.
 */
export function listFieldPaths(schema: JsonSchema, limit: number): readonly FieldPath[] {
  const found: FieldPath[] = [];
  const pending = listChildren(schema, []).reverse();
  while (found.length < limit) {
    const next = pending.pop();
    if (next === undefined) break;
    found.push(next);
    for (const child of listChildren(next.schema, next.path).reverse()) pending.push(child);
  }
  return found;
}

function listChildren(schema: JsonSchema, path: JsonPath): FieldPath[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((alternative) => listChildren(alternative, path));
  const { properties, items } = schema;
  const children: FieldPath[] =
    properties === undefined
      ? []
      : Object.entries(properties).map(([name, property]) => ({ path: [...path, name], schema: property }));
  if (items !== undefined) children.push({ path: [...path, 0], schema: items });
  return children;
}
