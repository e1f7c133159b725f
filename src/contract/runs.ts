import { Type } from 'typebox';
import { RUN_STATUSES, type StepRun } from '#core/run/state.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Mismatch } from '#core/schema/find-mismatches.ts';
import { defineRoute, Id, inProject, nullable, pageOf, PageQuery, Timestamp } from './route.ts';

const read = { kind: 'project', permission: 'read' } as const;
const operate = { kind: 'project', permission: 'operateRuns' } as const;
const path = (rest: string) => `/api/projects/:projectId${rest}`;
const RunStatusSchema = Type.Enum([...RUN_STATUSES]);

export const RunSummarySchema = Type.Object({
  id: Id,
  status: RunStatusSchema,
  workflowId: Id,
  workflowName: Type.String(),
  versionNumber: Type.Integer(),
  userId: Type.String(),
  eventId: nullable(Id),
  eventName: nullable(Type.String()),
  /** Type of the trigger that started the run: `app-event`, `request`, … */
  triggerType: Type.String(),
  queuedAt: Timestamp,
  startedAt: nullable(Timestamp),
  finishedAt: nullable(Timestamp),
  error: nullable(Type.Object({ code: Type.String(), message: Type.String(), stepId: nullable(Type.String()) })),
});
export const RunSchema = Type.Object({
  ...RunSummarySchema.properties,
  versionId: Id,
  document: Type.Unsafe<WorkflowDocument>({ type: 'object' }),
  /** Source text of what the trigger gave. */
  payload: Type.String(),
  wakeAt: nullable(Timestamp),
  /** Of steps that ran for the items of a Fan Out one each: the first that failed, else the first. */
  stepRuns: Type.Array(Type.Unsafe<StepRun>({ type: 'object' })),
  /** Of those steps, for how many items they ran. `failedInstances`: the first 100. */
  itemCounts: Type.Array(
    Type.Object({
      stepId: Type.String(),
      count: Type.Integer(),
      failedCount: Type.Integer(),
      failedInstances: Type.Array(Type.String()),
    }),
  ),
});
/** `user`: id of the customer's end user. `from`, `to`: RFC 3339. */
export const listRuns = defineRoute({
  method: 'GET',
  path: path('/runs'),
  summary: 'Runs, newest first.',
  policy: read,
  params: inProject,
  query: Type.Object({
    ...PageQuery,
    status: Type.Optional(RunStatusSchema),
    workflowId: Type.Optional(Id),
    user: Type.Optional(Type.String()),
    eventId: Type.Optional(Id),
    from: Type.Optional(Timestamp),
    to: Type.Optional(Timestamp),
  }),
  response: pageOf(RunSummarySchema),
});
const inRun = Type.Object({ projectId: Id, runId: Id });
export const getRun = defineRoute({
  method: 'GET',
  path: path('/runs/:runId'),
  summary: 'One run with every step’s input and output and the version it ran.',
  policy: read,
  params: inRun,
  response: RunSchema,
});
/** `instance`: the positions of the items around the step, outermost first, from 0: "4", or "4.0" within another Fan Out. */
export const getItemRun = defineRoute({
  method: 'GET',
  path: path('/runs/:runId/steps/:stepId'),
  summary: 'What a step did for one item of a Fan Out.',
  policy: read,
  params: Type.Object({ projectId: Id, runId: Id, stepId: Type.String({ maxLength: 40 }) }),
  query: Type.Object({ instance: Type.String({ pattern: '^[0-9]{1,5}(\\.[0-9]{1,5}){0,50}$' }) }),
  response: Type.Unsafe<StepRun>({ type: 'object' }),
});
export const cancelRun = defineRoute({
  method: 'POST',
  path: path('/runs/:runId/cancel'),
  summary: 'Stop before the next step; 409 `run_finished` when it has ended.',
  policy: operate,
  params: inRun,
  response: RunSummarySchema,
});

/** What one event meant for one workflow. */
export const VERDICTS = ['started', 'not_enabled', 'disabled', 'not_published', 'filtered'] as const;
export const DeliverySchema = Type.Object({
  workflowId: Id,
  workflowName: Type.String(),
  verdict: Type.Enum([...VERDICTS]),
  /** The verdict as a sentence. */
  explanation: Type.String(),
  runId: nullable(Id),
  runStatus: nullable(RunStatusSchema),
});
export const ReceivedEventSummarySchema = Type.Object({
  id: Id,
  receivedAt: Timestamp,
  appEventId: Id,
  appEventName: Type.String(),
  /** The name the sender used; differs from `appEventName` after a rename. */
  sentName: Type.String(),
  /** Of the API resource that it came from; null: it is an App Event. */
  resourceName: nullable(Type.String()),
  userId: Type.String(),
  mismatchCount: Type.Integer(),
  startedCount: Type.Integer(),
  deliveryCount: Type.Integer(),
});
export const ReceivedEventSchema = Type.Object({
  ...ReceivedEventSummarySchema.properties,
  payload: Type.String(),
  mismatches: Type.Array(Type.Unsafe<Mismatch>({ type: 'object' })),
  idempotencyKey: nullable(Type.String()),
  deliveries: Type.Array(DeliverySchema),
});
export const listReceivedEvents = defineRoute({
  method: 'GET',
  path: path('/received-events'),
  summary: 'Received events, newest first.',
  policy: read,
  params: inProject,
  query: Type.Object({
    ...PageQuery,
    appEventId: Type.Optional(Id),
    user: Type.Optional(Type.String()),
    from: Type.Optional(Timestamp),
    to: Type.Optional(Timestamp),
  }),
  response: pageOf(ReceivedEventSummarySchema),
});
export const getReceivedEvent = defineRoute({
  method: 'GET',
  path: path('/received-events/:eventId'),
  summary: 'One received event with its payload and what it meant for every workflow.',
  policy: read,
  params: Type.Object({ projectId: Id, eventId: Id }),
  response: ReceivedEventSchema,
});

export const RefusedSendSchema = Type.Object({
  id: Id,
  at: Timestamp,
  code: Type.String(),
  message: Type.String(),
  name: nullable(Type.String()),
  userId: nullable(Type.String()),
});
export const listRefusedSends = defineRoute({
  method: 'GET',
  path: path('/refused-sends'),
  summary: 'The last 1,000 sends that were refused, newest first, without payloads.',
  policy: read,
  params: inProject,
  response: Type.Array(RefusedSendSchema),
});
