import type { JsonTypeName } from '../base/json.ts';

/** A text format that inference recognises; an annotation, never a check of live payloads. */
export type SchemaFormat = 'date-time' | 'date' | 'email' | 'uri' | 'uuid';

/** The part of JSON Schema 2020-12 that inference writes and the mismatch check reads. `{}` stands for "unknown". */
export interface JsonSchema {
  readonly $schema?: string;
  readonly type?: JsonTypeName | readonly JsonTypeName[];
  readonly format?: SchemaFormat;
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** The dialect that every inferred schema names at its root. */
export const JSON_SCHEMA_DIALECT = 'https://json-schema.org/draft/2020-12/schema';
