import { Type } from 'typebox';
import type { Json, JsonObject } from '#core/base/json.ts';
import { defineRoute, Id, inProject, nullable, pageOf, PageQuery, Timestamp } from './route.ts';

const read = { kind: 'project', permission: 'read' } as const;
const path = (rest: string) => `/api/projects/:projectId/users${rest}`;
/** `userId` is the id that the customer's app uses (`sub` of the User Token), URL-encoded. */
const inUser = Type.Object({ projectId: Id, userId: Type.String({ minLength: 1, maxLength: 255 }) });

/** At most 16 KiB as JSON without blanks, 32 levels deep; see `core/schema/check-metadata.ts`. */
export const MetadataSchema = Type.Unsafe<JsonObject>({ type: 'object' });

export const UserSummarySchema = Type.Object({
  id: Id,
  userId: Type.String(),
  firstSeenAt: Timestamp,
  enabledCount: Type.Integer(),
  lastEventAt: nullable(Timestamp),
});
export const UserWorkflowSchema = Type.Object({
  workflowId: Id,
  workflowName: Type.String(),
  isPublished: Type.Boolean(),
  /** Of the published version. */
  triggerType: nullable(Type.String()),
  isEnabled: Type.Boolean(),
  installationId: nullable(Id),
  /** Null while nobody has decided. */
  changedAt: nullable(Timestamp),
  /** Of a workflow that starts by a schedule; null for any other, and while it is off. */
  schedule: nullable(
    Type.Object({
      /** False for a moment, until the next time is found. */
      isPlanned: Type.Boolean(),
      /** Null, when planned: never again. */
      nextAt: nullable(Timestamp),
      /** The last time that was left out: the run before was not done, or Millrace was away. */
      skipped: nullable(Type.Object({ at: Timestamp, reason: Type.String() })),
      /** Times that wait until the last run is done. */
      waitingCount: Type.Integer(),
    }),
  ),
});
export const UserSchema = Type.Object({
  id: Id,
  userId: Type.String(),
  firstSeenAt: Timestamp,
  metadata: Type.Unsafe<Json>({}),
  workflows: Type.Array(UserWorkflowSchema),
});
export const listUsers = defineRoute({
  method: 'GET',
  path: path(''),
  summary: 'End users; `search` matches the beginning of the id.',
  policy: read,
  params: inProject,
  query: Type.Object({ ...PageQuery, search: Type.Optional(Type.String({ maxLength: 255 })) }),
  response: pageOf(UserSummarySchema),
});
export const createUser = defineRoute({
  method: 'POST',
  path: path(''),
  summary: 'Make an end user known before their first event.',
  policy: { kind: 'project', permission: 'operateRuns' },
  params: inProject,
  body: Type.Object({ userId: Type.String({ minLength: 1, maxLength: 255 }) }),
  status: 201,
  response: UserSchema,
});
export const getUser = defineRoute({
  method: 'GET',
  path: path('/:userId'),
  summary: 'One end user and which workflows are on for them.',
  policy: read,
  params: inUser,
  response: UserSchema,
});
export const setUserWorkflow = defineRoute({
  method: 'PUT',
  path: path('/:userId/workflows/:workflowId'),
  summary: 'Switch a workflow on or off for one end user.',
  policy: { kind: 'project', permission: 'operateRuns' },
  params: Type.Object({ ...inUser.properties, workflowId: Id }),
  body: Type.Object({ isEnabled: Type.Boolean() }),
  response: UserWorkflowSchema,
});
/** `metadata` takes the place of what was there. Errors: 400 `invalid_request` with `details.fields`. */
export const setUserMetadata = defineRoute({
  method: 'PUT',
  path: path('/:userId/metadata'),
  summary:
    'Set the metadata of one end user: a JSON object of at most 16 KiB, which filters, variables and schedules read.',
  policy: { kind: 'project', permission: 'operateRuns' },
  params: inUser,
  body: Type.Object({ metadata: MetadataSchema }),
  response: UserSchema,
});
