import { Type, type Static } from 'typebox';
import { PresentSchema } from './presence.ts';
import { defineRoute, Id, inProject } from './route.ts';

/**
 * Server-sent events of a project (`GET /api/projects/:projectId/live`), one JSON per `data:` line. They say that
 * something changed, never what: the page asks again. `draft` carries the revision so that an editor knows whether it is behind.
 * `test` tells the one who tests how far it has come; the answer of the test is the record.
 * `presence` is whole, for it is stored nowhere: who has the workflow open now.
 */
export const LiveMessageSchema = Type.Union([
  Type.Object({ kind: Type.Literal('draft'), workflowId: Id, revision: Type.Integer() }),
  Type.Object({ kind: Type.Literal('workflow'), workflowId: Id }),
  Type.Object({ kind: Type.Literal('app-event'), appEventId: Id }),
  /** At most twice a second: new received events, runs or verdicts. */
  Type.Object({ kind: Type.Literal('activity') }),
  Type.Object({ kind: Type.Literal('settings') }),
  Type.Object({
    kind: Type.Literal('test'),
    workflowId: Id,
    /** Chosen by who asked for the test. */
    testId: Id,
    stepId: Type.String(),
    status: Type.Enum(['running', 'completed', 'failed']),
    durationMs: Type.Union([Type.Number(), Type.Null()]),
    branchId: Type.Union([Type.String(), Type.Null()]),
  }),
  Type.Object({ kind: Type.Literal('presence'), workflowId: Id, people: Type.Array(PresentSchema) }),
]);
export type LiveMessage = Static<typeof LiveMessageSchema>;

/** Answers `text/event-stream`. */
export const streamLive = defineRoute({
  method: 'GET',
  path: '/api/projects/:projectId/live',
  summary: 'Changes of the project as server-sent events.',
  policy: { kind: 'project', permission: 'read' },
  params: inProject,
  response: Type.String(),
});
