import { Type, type Static } from 'typebox';
import {
  BranchSchema,
  MAX_STEP_TIMEOUT_S,
  PositionSchema,
  StepSchema,
  TriggerSchema,
  type Branch,
  type Step,
} from './document.ts';
import { StickyNoteSchema, StickyPartSchema } from './sticky-note.ts';
import type { Json } from '../base/json.ts';

/** Left out: the field goes back to its default, which is how setting a field for the first time is undone. */
const FieldValueSchema = Type.Optional(Type.Unsafe<Json>({}));
const StepIdSchema = Type.String({ maxLength: 40 });
const closed = { additionalProperties: false } as const;

const stepOptions = Type.Union([
  Type.Object({ retry: StepSchema.properties.retry }, closed),
  /** null: no limit. */
  Type.Object(
    { timeoutS: Type.Union([Type.Integer({ minimum: 1, maximum: MAX_STEP_TIMEOUT_S }), Type.Null()]) },
    closed,
  ),
  Type.Object({ continueOnFailure: Type.Boolean() }, closed),
  Type.Object({ isDisabled: Type.Boolean() }, closed),
  Type.Object({ note: StepSchema.properties.note }, closed),
]);

/**
 * Every edit of a workflow document, as plain data. `applyOperation` is the only code that changes a document and gives
 * each operation's inverse; browser and server share it. New step ids travel inside the operation.
 */
export const OperationSchema = Type.Union([
  Type.Object({ kind: Type.Literal('set-name'), name: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
  Type.Object({ kind: Type.Literal('set-description'), description: Type.String({ maxLength: 10_000 }) }, closed),
  Type.Object({ kind: Type.Literal('set-trigger'), trigger: Type.Union([TriggerSchema, Type.Null()]) }, closed),
  Type.Object(
    { kind: Type.Literal('set-trigger-field'), field: Type.String({ maxLength: 60 }), value: FieldValueSchema },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('insert-step'), at: PositionSchema, step: Type.Unsafe<Step>({ $ref: 'WorkflowStep#' }) },
    closed,
  ),
  Type.Object({ kind: Type.Literal('remove-step'), stepId: StepIdSchema }, closed),
  Type.Object({ kind: Type.Literal('move-step'), stepId: StepIdSchema, to: PositionSchema }, closed),
  Type.Object(
    { kind: Type.Literal('rename-step'), stepId: StepIdSchema, name: Type.String({ minLength: 1, maxLength: 200 }) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('set-step-field'),
      stepId: StepIdSchema,
      field: Type.String({ maxLength: 60 }),
      value: FieldValueSchema,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('insert-branch'),
      stepId: StepIdSchema,
      branch: Type.Unsafe<Branch>(BranchSchema),
      before: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('remove-branch'), stepId: StepIdSchema, branchId: Type.String({ maxLength: 40 }) },
    closed,
  ),
  /** `before`: the note that it lies under; null: on top. */
  Type.Object(
    {
      kind: Type.Literal('insert-sticky-note'),
      note: StickyNoteSchema,
      before: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('remove-sticky-note'), noteId: Type.String({ maxLength: 40 }) }, closed),
  Type.Object(
    { kind: Type.Literal('set-sticky-note'), noteId: Type.String({ maxLength: 40 }), part: StickyPartSchema },
    closed,
  ),
  Type.Object({ kind: Type.Literal('set-step-option'), stepId: StepIdSchema, option: stepOptions }, closed),
]);
export type Operation = Static<typeof OperationSchema>;

/** Operations that a person did as one thing ("Move 'Create contact'"): applied together, undone together. */
export const ChangeSchema = Type.Object(
  {
    /** Chosen by the editor; sending a change twice applies it once. */
    changeId: Type.String({ format: 'uuid' }),
    label: Type.String({ minLength: 1, maxLength: 300 }),
    /** Makes the draft what it was, in words: "version 3". The next version that is published says so. */
    restoredFrom: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    operations: Type.Array(OperationSchema, { minItems: 1, maxItems: 2000 }),
  },
  closed,
);
export type Change = Static<typeof ChangeSchema>;
