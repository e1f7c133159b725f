import type { JsonTypeName } from '../base/json.ts';
import type { JsonSchema, SchemaFormat } from './json-schema.ts';

/** A schema taken apart: what it allows, by the kind of the value. Nothing in it at all means "unknown". */
export interface SchemaAlternatives {
  /** The allowed kinds other than object and array. */
  readonly scalars: ReadonlySet<JsonTypeName>;
  /** The format that all texts share, if any. */
  readonly format?: SchemaFormat;
  readonly objects: readonly JsonSchema[];
  readonly arrays: readonly JsonSchema[];
}

/** Takes schemas apart into what any of them allows, `anyOf` included. */
export function listAlternatives(schemas: readonly JsonSchema[]): SchemaAlternatives {
  const scalars = new Set<JsonTypeName>();
  const formats = new Set<SchemaFormat | undefined>();
  const objects: JsonSchema[] = [];
  const arrays: JsonSchema[] = [];
  for (const schema of schemas.flatMap(flattenAnyOf)) {
    for (const type of listTypes(schema)) {
      if (type === 'object') objects.push(narrow(schema, type));
      else if (type === 'array') arrays.push(narrow(schema, type));
      else scalars.add(type);
      if (type === 'string') formats.add(schema.format);
    }
  }
  const [format] = formats;
  return { scalars, objects, arrays, ...(formats.size === 1 && format !== undefined ? { format } : {}) };
}

function flattenAnyOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(flattenAnyOf);
}

function listTypes({ type }: JsonSchema): readonly JsonTypeName[] {
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

function narrow(schema: JsonSchema, type: JsonTypeName): JsonSchema {
  return schema.type === type ? schema : { ...schema, type };
}
