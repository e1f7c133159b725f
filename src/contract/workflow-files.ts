import { Type } from 'typebox';
import type { Problem } from '#core/validation/problem.ts';
import type { JsonObject } from '#core/base/json.ts';
import { defineRoute, Id, inProject, nullable, Timestamp } from './route.ts';

const key = { kind: 'key' } as const;
const path = (rest: string) => `/projects/:projectId/workflows${rest}`;
const inWorkflow = Type.Object({ projectId: Id, workflowId: Id });

/** What the editor exports: steps with their ids, App Events and secrets by name. Source: docs/decisions/0008. */
const WorkflowFileSchema = Type.Unsafe<JsonObject>({ type: 'object', additionalProperties: true });
const ProblemSchema = Type.Unsafe<Problem>({ type: 'object' });

const WorkflowFileResultSchema = Type.Object({
  id: Id,
  name: Type.String(),
  /** Of the draft; it rises with every change. */
  revision: Type.Integer(),
  /** False: the draft was like the file already. */
  isChanged: Type.Boolean(),
  /** Of the draft: errors keep it from being published. */
  problems: Type.Array(ProblemSchema),
  /** The version that runs; null while none does. */
  publishedVersion: nullable(Type.Integer()),
});

const WriteQuery = {
  /** Also publish the draft; with errors among its problems nothing is written. */
  publish: Type.Optional(Type.Boolean()),
  /** Note of the new version. */
  note: Type.Optional(Type.String({ maxLength: 2000 })),
};

/** For programs, with a server API key. */
export const listWorkflowFiles = defineRoute({
  method: 'GET',
  path: path(''),
  summary: 'The workflows of the project, for programs.',
  policy: key,
  params: inProject,
  response: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      revision: Type.Integer(),
      publishedVersion: nullable(Type.Integer()),
      updatedAt: Timestamp,
    }),
  ),
});
export const createWorkflowFile = defineRoute({
  method: 'POST',
  path: path(''),
  summary: 'A new workflow from a workflow file.',
  policy: key,
  params: inProject,
  query: Type.Object(WriteQuery),
  body: WorkflowFileSchema,
  status: 201,
  response: WorkflowFileResultSchema,
});
/** The header `ETag` holds the revision of the draft, in quotes. The body is the same text that the editor exports. */
export const getWorkflowFile = defineRoute({
  method: 'GET',
  path: path('/:workflowId'),
  summary: 'The draft of a workflow as a workflow file.',
  policy: key,
  params: inWorkflow,
  response: WorkflowFileSchema,
});
/**
 * One change of the draft under the name of the key; open editors get it and can undo it. The same file again changes
 * nothing. 409 `conflict` when `ifRevision` is not the draft's; with `publish` 400 `workflow_has_problems`.
 */
export const putWorkflowFile = defineRoute({
  method: 'PUT',
  path: path('/:workflowId'),
  summary: 'Make the draft of a workflow what a workflow file says.',
  policy: key,
  params: inWorkflow,
  query: Type.Object({ ...WriteQuery, ifRevision: Type.Optional(Type.Integer({ minimum: 0 })) }),
  body: WorkflowFileSchema,
  response: WorkflowFileResultSchema,
});
