import { isEach, type ReferencePath } from '#core/expression/reference-path.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import { describeSchemaTypes } from '#core/schema/schema-type-words.ts';

/** The kinds of value that a path gives; `schema` is that of one item where the path collects over all. */
export function describeTypeAt(schema: JsonSchema, path: ReferencePath): string {
  const type = describeSchemaTypes(schema);
  return path.some(isEach) ? `list of ${type}` : type;
}
