import { Type, type Static } from 'typebox';
import { ReferencePathSchema } from './reference-path.ts';

/**
 * Points at a value by immutable id, never by a label, so that renaming breaks nothing.
 * `trigger`: the trigger's output. `step`: the output of an earlier step. `item`: `item` and `index` of the Fan Out around
 * the step. `user`: `id` and `metadata` of the end user.
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
  Type.Object(
    { source: Type.Literal('item'), stepId: Type.String({ maxLength: 40 }), path: ReferencePathSchema },
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

/** What a slot may be called: `$name` in the source of a formula. */
const SLOT_NAME = '^[A-Za-z_][A-Za-z0-9_]{0,99}$';

/**
 * A JSONata expression. It names nothing but its slots, as `$email`; what each stands for lies beside it by immutable id,
 * so that renaming never touches the source.
 */
const FormulaSchema = Type.Object(
  {
    source: Type.String({ maxLength: 20_000 }),
    slots: Type.Record(Type.String({ pattern: SLOT_NAME }), ReferenceSchema),
  },
  { additionalProperties: false },
);
export type Formula = {
  readonly source: string;
  readonly slots: { readonly [name: string]: Reference };
};

const TokenSchema = Type.Union([
  Type.Object({ text: Type.String() }, { additionalProperties: false }),
  Type.Object({ ref: ReferenceSchema }, { additionalProperties: false }),
  Type.Object({ formula: FormulaSchema }, { additionalProperties: false }),
]);
export type Token = { readonly text: string } | { readonly ref: Reference } | { readonly formula: Formula };

/**
 * What a field stores: literal text, references and formulas in order. Adjacent texts are merged, empty texts left out,
 * so that `[]` is the empty field. A template of exactly one reference or formula keeps the type of the value; any other
 * makes a text.
 */
export const TemplateSchema = Type.Array(TokenSchema);
export type Template = readonly Token[];
