import type { JsonTypeName } from '../base/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { listAlternatives } from './schema-alternatives.ts';

const WORD_ORDER: readonly JsonTypeName[] = ['string', 'number', 'boolean', 'object', 'array', 'null'];

/** Names the kinds of value that a schema allows, for a person: "string", "number or null", "anything". */
export function describeSchemaTypes(schema: JsonSchema): string {
  const words = listSchemaTypes(schema);
  const last = words.at(-1);
  if (last === undefined) return 'anything';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** Lists the kinds of value that a schema allows, none when it allows anything. */
export function listSchemaTypes(schema: JsonSchema): readonly JsonTypeName[] {
  const { scalars, objects, arrays } = listAlternatives([schema]);
  return WORD_ORDER.filter((type) => {
    if (type === 'object') return objects.length > 0;
    return type === 'array' ? arrays.length > 0 : scalars.has(type);
  });
}
