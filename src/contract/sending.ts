import { Type } from 'typebox';
import type { Json } from '#core/base/json.ts';
import { defineRoute, EmptySchema, Id, inProject, nullable, Timestamp } from './route.ts';
import { MetadataSchema } from './users.ts';

const sender = { kind: 'sender' } as const;
const path = (rest: string) => `/projects/:projectId/sdk${rest}`;

/** Any JSON value; its source text is kept as it came. */
const Payload = Type.Unsafe<Json>({});
const IdempotencyKey = Type.String({ minLength: 1, maxLength: 255 });
const StartedRunSchema = Type.Object({ workflowId: Id, runId: Id, installationId: Id });
const SentEventSchema = Type.Object({ eventId: Id, receivedAt: Timestamp, runs: Type.Array(StartedRunSchema) });

/**
 * All routes here are also served under `/v2`. Headers: `Authorization: Bearer <User Token or server API key>`,
 * `X-Millrace-User` with a server key, `Idempotency-Key` (at most 255 characters, kept 72 hours per end user).
 * Errors: 400, 401, 404 `app_event_not_found` with `details.closest`, 409, 413, 415, 422, 429, 503.
 * Source: the published Paragon SDK's request.
 */
export const sendEvent = defineRoute({
  method: 'POST',
  path: path('/events/trigger'),
  summary: 'Send an App Event for one end user. 201 once the event and its runs are stored.',
  policy: sender,
  params: inProject,
  body: Type.Object({ name: Type.String(), payload: Payload }),
  status: 201,
  response: SentEventSchema,
});
export const sendEventBatch = defineRoute({
  method: 'POST',
  path: path('/events/batch'),
  summary: 'Send up to 500 events, all or nothing, answered in order.',
  policy: sender,
  params: inProject,
  body: Type.Object({
    events: Type.Array(
      Type.Object({ name: Type.String(), payload: Payload, idempotencyKey: Type.Optional(IdempotencyKey) }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  status: 201,
  response: Type.Object({
    events: Type.Array(Type.Object({ ...SentEventSchema.properties, isReplay: Type.Boolean() })),
  }),
});
const inWorkflow = Type.Object({ projectId: Id, workflowId: Id });
export const enableWorkflow = defineRoute({
  method: 'POST',
  path: path('/workflows/:workflowId'),
  summary: 'Switch a workflow on for this end user. With a User Token only workflows marked for end users exist.',
  policy: sender,
  params: inWorkflow,
  response: Type.Object({ installationId: Id, isEnabled: Type.Boolean() }),
});
export const disableWorkflow = defineRoute({
  method: 'DELETE',
  path: path('/workflows/:workflowId'),
  summary: 'Switch a workflow off for this end user.',
  policy: sender,
  params: inWorkflow,
  response: EmptySchema,
});
const MeSchema = Type.Object({
  userId: Type.String(),
  meta: Type.Unsafe<Json>({}),
  integrations: Type.Object({}, { additionalProperties: true }),
  workflows: Type.Array(
    Type.Object({ workflowId: Id, name: Type.String(), isEnabled: Type.Boolean(), installationId: nullable(Id) }),
  ),
});
export const getMe = defineRoute({
  method: 'GET',
  path: path('/me'),
  summary: 'This end user and the workflows they may switch.',
  policy: sender,
  params: inProject,
  response: MeSchema,
});
/**
 * `meta` takes the place of what was there. Errors: 400 `invalid_request` with `details.fields`. Source: the published
 * Paragon SDK's request.
 */
export const setOwnMetadata = defineRoute({
  method: 'PATCH',
  path: path('/me'),
  summary:
    'Set the metadata of this end user: a JSON object of at most 16 KiB, which filters, variables and schedules read.',
  policy: sender,
  params: inProject,
  body: Type.Object({ meta: MetadataSchema }),
  response: MeSchema,
});
