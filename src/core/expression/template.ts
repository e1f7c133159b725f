import { Type, type Static } from 'typebox';
import { ReferencePathSchema } from './reference-path.ts';

/**
 * Points at a value by immutable id, never by a label, so that renaming breaks nothing.
 * `trigger`: the trigger's output. `step`: the output of an earlier step. `user`: `id` and `metadata` of the end user.
 * `secret`: a project secret, `path[0]` is its id.
 */
export const ReferenceSchema = Type.Union([
  Type.Object(
    {
      source: Type.Literal('trigger'),
      path: ReferencePathSchema,
      /** Read in order where the payload has nothing at `path`: keys that senders used before a field was renamed. */
      orElse: Type.Optional(Type.Array(ReferencePathSchema, { maxItems: 5 })),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { source: Type.Literal('step'), stepId: Type.String({ maxLength: 40 }), path: ReferencePathSchema },
    { additionalProperties: false },
  ),
  Type.Object({ source: Type.Literal('user'), path: ReferencePathSchema }, { additionalProperties: false }),
  Type.Object(
    { source: Type.Literal('secret'), path: Type.Array(Type.String({ maxLength: 1000 })) },
    { additionalProperties: false },
  ),
]);
export type Reference = Static<typeof ReferenceSchema>;
export type TriggerReference = Extract<Reference, { source: 'trigger' }>;

const TokenSchema = Type.Union([
  Type.Object({ text: Type.String() }, { additionalProperties: false }),
  Type.Object({ ref: ReferenceSchema }, { additionalProperties: false }),
]);
export type Token = Static<typeof TokenSchema>;

/**
 * What a field stores: literal text and references in order. Adjacent texts are merged, empty texts left out, so that
 * `[]` is the empty field. A template of exactly one reference keeps the type of the value; any other makes a text.
 */
export const TemplateSchema = Type.Array(TokenSchema);
export type Template = readonly Token[];
