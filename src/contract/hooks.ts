import { Type } from 'typebox';
import type { Json } from '#core/base/json.ts';
import { defineRoute, Id, nullable, Timestamp } from './route.ts';

const inUserWorkflow = Type.Object({
  projectId: Id,
  userId: Type.String({ minLength: 1, maxLength: 255 }),
  workflowId: Id,
});
/** Of a Webhook workflow for one end user, or of an API resource. */
export const AddressSchema = Type.Object({
  url: Type.String(),
  /** Until when the address before this one goes on; null: there is none. */
  previousUntil: nullable(Timestamp),
});
/** For how many seconds the present address goes on. */
export const RotationSchema = Type.Object({
  overlapS: Type.Optional(Type.Integer({ minimum: 0, maximum: 30 * 86_400 })),
});
const path = '/api/projects/:projectId/users/:userId/workflows/:workflowId/hook';
const operate = { kind: 'project', permission: 'operateRuns' } as const;

/** Whoever has the address may start the workflow, so that only those who operate runs see it. */
export const getHook = defineRoute({
  method: 'GET',
  path,
  summary: 'The address at which other apps start a Webhook workflow for one end user; 404 while it is not on.',
  policy: operate,
  params: inUserWorkflow,
  response: AddressSchema,
});
export const rotateHook = defineRoute({
  method: 'POST',
  path: `${path}/rotate`,
  summary: 'A new address; the present one goes on for so many seconds (a day unless given).',
  policy: operate,
  params: inUserWorkflow,
  body: RotationSchema,
  response: AddressSchema,
});
/** The same for the customer's app, which hands it to its user or registers it elsewhere. */
export const getOwnHook = defineRoute({
  method: 'GET',
  path: '/projects/:projectId/sdk/workflows/:workflowId/hook',
  summary: 'The address at which other apps start a Webhook workflow for this end user.',
  policy: { kind: 'sender' },
  params: Type.Object({ projectId: Id, workflowId: Id }),
  response: AddressSchema,
});

const inWorkflow = Type.Object({ projectId: Id, workflowId: Id });
const testPath = '/api/projects/:projectId/workflows/:workflowId/hook-test';
const build = { kind: 'project', permission: 'build' } as const;

export const startHookTest = defineRoute({
  method: 'POST',
  path: testPath,
  summary: 'An address at which the editor listens for a call for ten minutes; nothing is started by it.',
  policy: build,
  params: inWorkflow,
  status: 201,
  response: Type.Object({ token: Type.String(), url: Type.String(), listensUntil: Timestamp }),
});
export const getHookTest = defineRoute({
  method: 'GET',
  path: `${testPath}/:token`,
  summary: 'What has come to that address last; 404 when its time is over.',
  policy: build,
  params: Type.Object({ ...inWorkflow.properties, token: Type.String({ maxLength: 100 }) }),
  response: Type.Object({
    received: nullable(
      Type.Object({
        method: Type.String(),
        headers: Type.Record(Type.String(), Type.Unsafe<Json>({})),
        query: Type.Record(Type.String(), Type.Unsafe<Json>({})),
        body: Type.Unsafe<Json>({}),
      }),
    ),
  }),
});

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * What other apps call. 200 `{ runId }` at once, or what the workflow's Response step says. Errors: 401 `hook_refused` says
 * which check failed, 403 `workflow_not_enabled`, 404 `not_found` and `workflow_not_published`, 413.
 */
export const hookRoutes = METHODS.map((method) =>
  defineRoute({
    method,
    path: '/hooks/:token',
    summary: 'Start a Webhook workflow.',
    policy: { kind: 'public' },
    params: Type.Object({ token: Type.String() }),
    response: Type.Object({ runId: Id }),
  }),
);
