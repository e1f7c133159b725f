import { Type } from 'typebox';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { defineRoute, EmptySchema, Id, Timestamp } from './route.ts';

const read = { kind: 'project', permission: 'read' } as const;
const build = { kind: 'project', permission: 'build' } as const;
const path = (rest: string) => `/api/projects/:projectId/workflows/:workflowId/snapshots${rest}`;
const inWorkflow = Type.Object({ projectId: Id, workflowId: Id });
const inSnapshot = Type.Object({ projectId: Id, workflowId: Id, snapshotId: Id });
const Name = Type.String({ minLength: 1, maxLength: 100 });

/** A state of the draft that somebody gave a name; nothing runs it. `revision` is the draft's that it froze. */
export const SnapshotSchema = Type.Object({
  id: Id,
  name: Type.String(),
  revision: Type.Integer(),
  createdBy: Type.String(),
  createdAt: Timestamp,
});
export const listSnapshots = defineRoute({
  method: 'GET',
  path: path(''),
  summary: 'Named states of the draft, newest first.',
  policy: read,
  params: inWorkflow,
  response: Type.Array(SnapshotSchema),
});
/** 409 `conflict` when a workflow has 200 of them already. */
export const createSnapshot = defineRoute({
  method: 'POST',
  path: path(''),
  summary: 'Keep the draft as it is now under a name.',
  policy: build,
  params: inWorkflow,
  body: Type.Object({ name: Name }),
  status: 201,
  response: SnapshotSchema,
});
export const getSnapshot = defineRoute({
  method: 'GET',
  path: path('/:snapshotId'),
  summary: 'One named state with its document.',
  policy: read,
  params: inSnapshot,
  response: Type.Object({ ...SnapshotSchema.properties, document: Type.Unsafe<WorkflowDocument>({ type: 'object' }) }),
});
export const renameSnapshot = defineRoute({
  method: 'PATCH',
  path: path('/:snapshotId'),
  summary: 'Give a named state another name.',
  policy: build,
  params: inSnapshot,
  body: Type.Object({ name: Name }),
  response: SnapshotSchema,
});
export const removeSnapshot = defineRoute({
  method: 'DELETE',
  path: path('/:snapshotId'),
  summary: 'Forget a named state; the draft and all versions stay.',
  policy: build,
  params: inSnapshot,
  response: EmptySchema,
});
