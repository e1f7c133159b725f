import { Type } from 'typebox';
import { defineRoute, Id, nullable, Timestamp } from './route.ts';

const read = { kind: 'project', permission: 'read' } as const;
const build = { kind: 'project', permission: 'build' } as const;
const path = (rest: string) => `/api/projects/:projectId/app-events/:appEventId/field-renames${rest}`;
const inAppEvent = Type.Object({ projectId: Id, appEventId: Id });
const inRename = Type.Object({ projectId: Id, appEventId: Id, renameId: Id });

/** `path`: by old keys; a position stands for all items of its array. `to`: the new key of its last part. */
const Renames = Type.Array(
  Type.Object({
    path: Type.Array(Type.Union([Type.String({ maxLength: 1000 }), Type.Integer({ minimum: 0 })]), {
      minItems: 1,
      maxItems: 1000,
    }),
    to: Type.String({ maxLength: 1000 }),
  }),
  { minItems: 1, maxItems: 100 },
);
/** The references of one draft that a rename changes. */
const DraftEffect = Type.Object({ workflowId: Id, workflowName: Type.String(), referenceCount: Type.Integer() });
/** A published version that goes on reading the old key. */
const PublishedReader = Type.Object({
  workflowId: Id,
  workflowName: Type.String(),
  versionNumber: Type.Integer(),
  referenceCount: Type.Integer(),
});

const FieldRenameSchema = Type.Object({
  id: Id,
  renames: Renames,
  /** The references read the old key where the new one is missing. */
  readsBoth: Type.Boolean(),
  memberName: Type.String(),
  createdAt: Timestamp,
  undoneAt: nullable(Timestamp),
  drafts: Type.Array(DraftEffect),
  published: Type.Array(PublishedReader),
});

export const previewFieldRename = defineRoute({
  method: 'POST',
  path: path('/preview'),
  summary: 'What renaming fields of the sample would change in drafts, and which published versions read the old keys.',
  policy: read,
  params: inAppEvent,
  body: Type.Object({ renames: Renames }),
  response: Type.Object({ drafts: Type.Array(DraftEffect), published: Type.Array(PublishedReader) }),
});
export const renameFields = defineRoute({
  method: 'POST',
  path: path(''),
  summary: 'Save a sample with renamed fields and follow them in every draft that reads them, as one change.',
  policy: build,
  params: inAppEvent,
  body: Type.Object({ sample: Type.String({ maxLength: 300_000 }), renames: Renames, readsBoth: Type.Boolean() }),
  status: 201,
  response: FieldRenameSchema,
});
export const listFieldRenames = defineRoute({
  method: 'GET',
  path: path(''),
  summary: 'The last renames of fields, newest first.',
  policy: read,
  params: inAppEvent,
  response: Type.Array(FieldRenameSchema),
});
/** 409 `conflict` when it is undone already. The sample goes back too, unless it was changed since. */
export const undoFieldRename = defineRoute({
  method: 'POST',
  path: path('/:renameId/undo'),
  summary: 'Take a rename back in the sample and in every draft that followed it.',
  policy: build,
  params: inRename,
  response: Type.Object({ draftCount: Type.Integer(), isSampleRestored: Type.Boolean() }),
});
/** Where a rename reads both keys: every draft reads the new one only from then on. */
export const dropOldKeys = defineRoute({
  method: 'POST',
  path: path('/:renameId/drop-old-keys'),
  summary: 'Stop reading the old keys of a rename in every draft.',
  policy: build,
  params: inRename,
  response: Type.Object({ draftCount: Type.Integer() }),
});
