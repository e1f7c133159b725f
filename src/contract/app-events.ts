import { Type } from 'typebox';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import type { FieldPresence } from '#core/schema/field-presence.ts';
import { defineRoute, EmptySchema, Id, inProject, nullable, Timestamp } from './route.ts';

const read = { kind: 'project', permission: 'read' } as const;
const edit = { kind: 'project', permission: 'editEvents' } as const;
const path = (rest: string) => `/api/projects/:projectId/app-events${rest}`;
const inAppEvent = Type.Object({ projectId: Id, appEventId: Id });
const Name = Type.String({ maxLength: 400 });
const Description = Type.String({ maxLength: 2000 });
/** JSON source text as the author wrote it; must be an object of at most 256 KiB. */
const Sample = Type.String({ maxLength: 300_000 });

export const AppEventSummarySchema = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  /** Received in each of the last 24 hours, oldest first. */
  hourlyCounts: Type.Array(Type.Integer()),
  lastReceivedAt: nullable(Timestamp),
  workflowCount: Type.Integer(),
  updatedAt: Timestamp,
});
export const AliasSchema = Type.Object({
  name: Type.String(),
  createdAt: Timestamp,
  useCount: Type.Integer(),
  lastUsedAt: nullable(Timestamp),
});
export const AppEventSchema = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  sample: Type.String(),
  /** JSON Schema 2020-12 inferred from the sample. */
  schema: Type.Unsafe<JsonSchema>({ type: 'object' }),
  aliases: Type.Array(AliasSchema),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
/** `fields`: the paths below the trigger that the workflow reads, as shown to people. */
export const UsageSchema = Type.Object({
  workflowId: Id,
  workflowName: Type.String(),
  isInDraft: Type.Boolean(),
  isPublished: Type.Boolean(),
  fields: Type.Array(Type.String()),
});

export const listAppEvents = defineRoute({
  method: 'GET',
  path: path(''),
  summary: 'All App Events with their volume.',
  policy: read,
  params: inProject,
  response: Type.Array(AppEventSummarySchema),
});
export const createAppEvent = defineRoute({
  method: 'POST',
  path: path(''),
  summary: 'Create an App Event from a name and a sample.',
  policy: edit,
  params: inProject,
  body: Type.Object({ name: Name, description: Type.Optional(Description), sample: Sample }),
  status: 201,
  response: AppEventSchema,
});
export const getAppEvent = defineRoute({
  method: 'GET',
  path: path('/:appEventId'),
  summary: 'One App Event.',
  policy: read,
  params: inAppEvent,
  response: AppEventSchema,
});
export const updateAppEvent = defineRoute({
  method: 'PATCH',
  path: path('/:appEventId'),
  summary: 'Change name, description or sample. After a rename the old name stays an alias that still receives.',
  policy: edit,
  params: inAppEvent,
  body: Type.Object({
    name: Type.Optional(Name),
    description: Type.Optional(Description),
    sample: Type.Optional(Sample),
  }),
  response: AppEventSchema,
});
export const removeAppEvent = defineRoute({
  method: 'DELETE',
  path: path('/:appEventId'),
  summary: 'Delete; 409 `app_event_in_use` with the usages while a workflow listens to it.',
  policy: edit,
  params: inAppEvent,
  response: EmptySchema,
});
export const listAppEventUsages = defineRoute({
  method: 'GET',
  path: path('/:appEventId/usages'),
  summary: 'Which workflows listen to it, draft or published, and which fields they read.',
  policy: read,
  params: inAppEvent,
  response: Type.Array(UsageSchema),
});
/** Of the last 50 events, without those over 64 KiB. Paths are JSON texts; list items count as `0`. */
export const getAppEventPresence = defineRoute({
  method: 'GET',
  path: path('/:appEventId/presence'),
  summary: 'In how many of the last events each field was.',
  policy: read,
  params: inAppEvent,
  response: Type.Unsafe<FieldPresence>({ type: 'object', additionalProperties: true }),
});
export const removeAlias = defineRoute({
  method: 'DELETE',
  path: path('/:appEventId/aliases/:name'),
  summary: 'Stop receiving under an old name.',
  policy: edit,
  params: Type.Object({ projectId: Id, appEventId: Id, name: Type.String() }),
  response: EmptySchema,
});
export const sendTestEvent = defineRoute({
  method: 'POST',
  path: path('/:appEventId/send'),
  summary: 'Send this event for one end user, as the customer’s app would.',
  policy: { kind: 'project', permission: 'operateRuns' },
  params: inAppEvent,
  body: Type.Object({
    userId: Type.String({ minLength: 1, maxLength: 255 }),
    payload: Type.String({ maxLength: 1_048_576 }),
  }),
  status: 201,
  response: Type.Object({ eventId: Id, runs: Type.Array(Type.Object({ workflowId: Id, runId: Id })) }),
});
