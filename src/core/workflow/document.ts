import { Type, type Static } from 'typebox';
import type { StepId } from '#core/base/brand.ts';
import type { Json } from '#core/base/json.ts';
import { MAX_STICKY_NOTES, StickyNoteSchema, type StickyNote } from './sticky-note.ts';

export const DOCUMENT_FORMAT = 1;

/** Seconds between the attempts of a failing step unless the step says otherwise. Source: Paragon's published retries. */
export const DEFAULT_RETRY_DELAYS_S = [10, 20, 30, 50, 80] as const;

/** Longest time limit of one attempt of a step. */
export const MAX_STEP_TIMEOUT_S = 3600;

export const RetryPolicySchema = Type.Object(
  { delaysS: Type.Array(Type.Integer({ minimum: 1, maximum: 86_400 }), { maxItems: 20 }) },
  { additionalProperties: false },
);
export type RetryPolicy = Static<typeof RetryPolicySchema>;

/** Values by field key; each step type's definition says which fields there are and what their values look like. */
export type Config = { readonly [field: string]: Json };
const ConfigSchema = Type.Unsafe<Config>({ type: 'object' });

const StepIdSchema = Type.String({ pattern: '^[a-z][a-z0-9]{3,39}$' });

/** A named sequence owned by a branching step; after it the flow goes on behind the owner. */
export type Branch = { readonly id: string; readonly steps: readonly Step[] };

const stepProperties = {
  id: StepIdSchema,
  type: Type.String({ maxLength: 60 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  config: ConfigSchema,
  /** null: the default delays. */
  retry: Type.Union([RetryPolicySchema, Type.Null()]),
  /** One attempt may take so many seconds; left out: no limit beside the step type's own. */
  timeoutS: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_STEP_TIMEOUT_S })),
  continueOnFailure: Type.Boolean(),
  isDisabled: Type.Boolean(),
  note: Type.String({ maxLength: 10_000 }),
};
type StepProperties = Readonly<Static<Type.TObject<typeof stepProperties>>>;

/** One unit of work. `branches` is empty unless the step's type branches; then it holds exactly the branches of the type, in order. */
export type Step = StepProperties & { readonly branches: readonly Branch[] };

export const BranchSchema = Type.Object(
  { id: Type.String({ maxLength: 40 }), steps: Type.Array(Type.Unsafe<Step>({ $ref: 'WorkflowStep#' })) },
  { additionalProperties: false },
);
export const StepSchema = Type.Object(
  { ...stepProperties, branches: Type.Array(BranchSchema) },
  { $id: 'WorkflowStep', additionalProperties: false },
);

export const TriggerSchema = Type.Object(
  { type: Type.String({ maxLength: 60 }), config: ConfigSchema },
  { additionalProperties: false },
);
export type Trigger = Static<typeof TriggerSchema>;

/** The only truth about a workflow: canvas, outline, diff and runs are derived from it. Source: docs/architecture. */
export const DocumentSchema = Type.Object(
  {
    format: Type.Literal(DOCUMENT_FORMAT),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    description: Type.String({ maxLength: 10_000 }),
    /** null: not chosen yet. */
    trigger: Type.Union([TriggerSchema, Type.Null()]),
    steps: Type.Array(Type.Unsafe<Step>({ $ref: 'WorkflowStep#' })),
    /** Lowest first; left out: none. */
    stickyNotes: Type.Optional(Type.Array(StickyNoteSchema, { minItems: 1, maxItems: MAX_STICKY_NOTES })),
  },
  { $id: 'WorkflowDocument', additionalProperties: false },
);
export type WorkflowDocument = {
  readonly format: typeof DOCUMENT_FORMAT;
  readonly name: string;
  readonly description: string;
  readonly trigger: Trigger | null;
  readonly steps: readonly Step[];
  readonly stickyNotes?: readonly StickyNote[];
};

/** Where a sequence lives: the workflow itself, or one branch of a step. */
export type Container = { readonly stepId: StepId; readonly branchId: string } | null;

/** Behind a step of the container (null: at its start). By anchor, not by index, so that concurrent edits keep their meaning. */
export type Position = { readonly container: Container; readonly after: StepId | null };

export const PositionSchema = Type.Unsafe<Position>(
  Type.Object(
    {
      container: Type.Union([
        Type.Object(
          { stepId: StepIdSchema, branchId: Type.String({ maxLength: 40 }) },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
      after: Type.Union([StepIdSchema, Type.Null()]),
    },
    { additionalProperties: false },
  ),
);

export function createDocument(name: string): WorkflowDocument {
  return { format: DOCUMENT_FORMAT, name, description: '', trigger: null, steps: [] };
}
