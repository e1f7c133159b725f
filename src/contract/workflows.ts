import { Type } from 'typebox';
import type { Json } from '#core/base/json.ts';
import type { HttpExchange } from '#core/run/http-exchange.ts';
import type { LogLine } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';
import { ChangeSchema, OperationSchema } from '#core/workflow/operation.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Problem } from '#core/validation/problem.ts';
import { defineRoute, EmptySchema, Id, inProject, nullable, Timestamp } from './route.ts';

const read = { kind: 'project', permission: 'read' } as const;
const build = { kind: 'project', permission: 'build' } as const;
const path = (rest: string) => `/api/projects/:projectId/workflows${rest}`;
const inWorkflow = Type.Object({ projectId: Id, workflowId: Id });
const Document = Type.Unsafe<WorkflowDocument>({ type: 'object' });
const JsonValue = Type.Unsafe<Json>({});

const workflowFacts = {
  id: Id,
  name: Type.String(),
  /** End users may see and enable it with their User Token. */
  isForEndUsers: Type.Boolean(),
  /** Every end user has it unless switched off for them. */
  isOnByDefault: Type.Boolean(),
  publishedVersion: nullable(
    Type.Object({
      id: Id,
      number: Type.Integer(),
      publishedAt: Timestamp,
      publishedBy: Type.String(),
      note: Type.String(),
      /** Of the draft when it was published. */
      revision: Type.Integer(),
    }),
  ),
  hasUnpublishedChanges: Type.Boolean(),
  updatedAt: Timestamp,
};
export const WorkflowSummarySchema = Type.Object({
  ...workflowFacts,
  trigger: nullable(Type.Object({ type: Type.String(), label: Type.String() })),
  stepCount: Type.Integer(),
  enabledUserCount: Type.Integer(),
  /** Runs of the last 24 hours. */
  recentRuns: Type.Object({ completed: Type.Integer(), failed: Type.Integer() }),
});
/** `revision` counts the changes of the draft; `document` is the draft at that revision. */
export const WorkflowSchema = Type.Object({
  ...workflowFacts,
  revision: Type.Integer(),
  document: Document,
  /** The last test result of each step by step id: sample values for the variables of later steps. */
  testOutputs: Type.Unsafe<{ readonly [stepId: string]: Json }>({ type: 'object' }),
});
/** A change as the server ordered it: applying `operations` to the draft at `revision - 1` gives the draft at `revision`. */
export const OrderedChangeSchema = Type.Object({
  revision: Type.Integer(),
  changeId: Id,
  memberId: Type.String(),
  memberName: Type.String(),
  label: Type.String(),
  operations: Type.Array(OperationSchema),
  createdAt: Timestamp,
});

export const listWorkflows = defineRoute({
  method: 'GET',
  path: path(''),
  summary: 'All workflows.',
  policy: read,
  params: inProject,
  response: Type.Array(WorkflowSummarySchema),
});
export const createWorkflow = defineRoute({
  method: 'POST',
  path: path(''),
  summary: 'Create an empty workflow, or a copy of another one’s draft.',
  policy: build,
  params: inProject,
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), copyOf: Type.Optional(Id) }),
  status: 201,
  response: WorkflowSchema,
});
export const getWorkflow = defineRoute({
  method: 'GET',
  path: path('/:workflowId'),
  summary: 'One workflow with its draft.',
  policy: read,
  params: inWorkflow,
  response: WorkflowSchema,
});
export const updateWorkflow = defineRoute({
  method: 'PATCH',
  path: path('/:workflowId'),
  summary: 'Who sees it and who has it without asking.',
  policy: build,
  params: inWorkflow,
  body: Type.Object({ isForEndUsers: Type.Optional(Type.Boolean()), isOnByDefault: Type.Optional(Type.Boolean()) }),
  response: WorkflowSchema,
});
export const removeWorkflow = defineRoute({
  method: 'DELETE',
  path: path('/:workflowId'),
  summary: 'Delete the workflow; its runs stay readable. `confirmName` must be its name.',
  policy: build,
  params: inWorkflow,
  query: Type.Object({ confirmName: Type.String() }),
  response: EmptySchema,
});

/**
 * Changes are applied in the order they arrive to whatever the draft is by then. Operations that no longer apply are left
 * out and named in `refused`. A change id that is known already is answered again without being applied.
 */
export const changeDraft = defineRoute({
  method: 'POST',
  path: path('/:workflowId/changes'),
  summary: 'Apply changes to the draft.',
  policy: build,
  params: inWorkflow,
  body: Type.Object({
    baseRevision: Type.Integer({ minimum: 0 }),
    changes: Type.Array(ChangeSchema, { minItems: 1, maxItems: 200 }),
  }),
  response: Type.Object({
    revision: Type.Integer(),
    /** All changes behind `baseRevision`, other members' and these. */
    changes: Type.Array(OrderedChangeSchema),
    refused: Type.Array(Type.Object({ changeId: Id, reason: Type.String() })),
  }),
});
export const listDraftChanges = defineRoute({
  method: 'GET',
  path: path('/:workflowId/changes'),
  summary: 'Changes of the draft behind a revision, oldest first.',
  policy: read,
  params: inWorkflow,
  query: Type.Object({ after: Type.Integer({ minimum: 0 }) }),
  response: Type.Object({ revision: Type.Integer(), changes: Type.Array(OrderedChangeSchema) }),
});

export const VersionSchema = Type.Object({
  id: Id,
  number: Type.Integer(),
  note: Type.String(),
  publishedAt: Timestamp,
  publishedBy: Type.String(),
  isCurrent: Type.Boolean(),
  /** What the draft had been made again before: "version 3". */
  restoredFrom: nullable(Type.String()),
});
/** 400 `workflow_has_problems` with `details.problems` when one of them is an error. */
export const publishWorkflow = defineRoute({
  method: 'POST',
  path: path('/:workflowId/publish'),
  summary:
    'Check the draft at `revision` and freeze it as the new published version; 409 `conflict` when the draft has moved on.',
  policy: build,
  params: inWorkflow,
  body: Type.Object({ revision: Type.Integer(), note: Type.Optional(Type.String({ maxLength: 2000 })) }),
  status: 201,
  response: VersionSchema,
});
export const unpublishWorkflow = defineRoute({
  method: 'POST',
  path: path('/:workflowId/unpublish'),
  summary: 'Stop starting runs; those under way finish.',
  policy: build,
  params: inWorkflow,
  response: EmptySchema,
});
export const listVersions = defineRoute({
  method: 'GET',
  path: path('/:workflowId/versions'),
  summary: 'Published versions, newest first.',
  policy: read,
  params: inWorkflow,
  response: Type.Array(VersionSchema),
});
export const getVersion = defineRoute({
  method: 'GET',
  path: path('/:workflowId/versions/:versionId'),
  summary: 'One published version with its document.',
  policy: read,
  params: Type.Object({ projectId: Id, workflowId: Id, versionId: Id }),
  response: Type.Object({ ...VersionSchema.properties, document: Document }),
});
export const updateVersion = defineRoute({
  method: 'PATCH',
  path: path('/:workflowId/versions/:versionId'),
  summary: 'Put the note of a version right; nothing else of it changes.',
  policy: build,
  params: Type.Object({ projectId: Id, workflowId: Id, versionId: Id }),
  body: Type.Object({ note: Type.String({ maxLength: 2000 }) }),
  response: VersionSchema,
});
export const listProblems = defineRoute({
  method: 'GET',
  path: path('/:workflowId/problems'),
  summary: 'The draft’s problems, by the rules that publishing enforces.',
  policy: read,
  params: inWorkflow,
  response: Type.Array(Type.Unsafe<Problem>({ type: 'object' })),
});

export const StepTestSchema = Type.Object({
  stepId: Type.String(),
  status: Type.Enum(['completed', 'failed', 'skipped']),
  input: JsonValue,
  output: JsonValue,
  branchId: nullable(Type.String()),
  error: Type.Unsafe<StepError | null>({}),
  logs: Type.Array(Type.Unsafe<LogLine>({ type: 'object' })),
  exchanges: Type.Array(Type.Unsafe<HttpExchange>({ type: 'object' })),
  durationMs: Type.Number(),
  /** The step was not called: a pinned output stands for it. */
  isPinned: Type.Boolean(),
});
/** Outputs by step id: these steps are not called, and later ones see what is given here. Steps with branches run. */
const Pins = Type.Optional(Type.Unsafe<{ readonly [stepId: string]: Json }>({ type: 'object' }));
/** Real calls are made. Not retried, not recorded as a run. */
export const testStep = defineRoute({
  method: 'POST',
  path: path('/:workflowId/test-step'),
  summary: 'Run one step of the draft with the last outputs of the steps before it.',
  policy: build,
  params: inWorkflow,
  body: Type.Object({
    stepId: Type.String(),
    payload: Type.String({ maxLength: 1_048_576 }),
    userId: Type.Optional(Type.String({ maxLength: 255 })),
    pins: Pins,
  }),
  response: StepTestSchema,
});
export const testWorkflow = defineRoute({
  method: 'POST',
  path: path('/:workflowId/test'),
  summary: 'Run the whole draft once with a payload, or until one of its steps has run.',
  policy: build,
  params: inWorkflow,
  body: Type.Object({
    payload: Type.String({ maxLength: 1_048_576 }),
    userId: Type.Optional(Type.String({ maxLength: 255 })),
    pins: Pins,
    /** With it, live messages of the kind `test` tell how far the test has come. */
    testId: Type.Optional(Id),
    /** The id of the last step that runs. */
    upTo: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  response: Type.Object({ status: Type.Enum(['completed', 'failed']), steps: Type.Array(StepTestSchema) }),
});
