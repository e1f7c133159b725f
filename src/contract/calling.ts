import { Type } from 'typebox';
import type { Json } from '#core/base/json.ts';
import { RUN_STATUSES } from '#core/run/state.ts';
import { defineRoute, Id, nullable, Timestamp } from './route.ts';

const sender = { kind: 'sender' } as const;

/**
 * Also served under `/v2`, with the headers of `contract/sending.ts`, `Idempotency-Key` among them. The body may be JSON,
 * a form (URL-encoded or multipart, files up to 10 MiB) or anything else, which arrives as a file.
 *
 * 202 `{ runId }` for a workflow without a Response step; else the response's own status, headers and body as soon as
 * the run comes to it, with the run's id in `X-Run-Id`. Errors: 400 `invalid_request` names each mistake, 403
 * `workflow_not_enabled`, 404 `workflow_not_found` and `workflow_not_published`, 409 `trigger_mismatch`, 413, 502
 * `run_failed` and 504 `response_timeout` with `details.runId`. Source: the published Paragon SDK's request.
 */
export const callWorkflow = defineRoute({
  method: 'POST',
  path: '/projects/:projectId/sdk/triggers/:workflowId',
  summary: 'Run a workflow that starts by request, for this end user.',
  policy: sender,
  params: Type.Object({ projectId: Id, workflowId: Id }),
  status: 202,
  response: Type.Object({ runId: Id }),
});

export const getCalledRun = defineRoute({
  method: 'GET',
  path: '/projects/:projectId/sdk/runs/:runId',
  summary: 'How a run of this end user stands, and what it has responded within the last hour.',
  policy: sender,
  params: Type.Object({ projectId: Id, runId: Id }),
  response: Type.Object({
    runId: Id,
    workflowId: Id,
    status: Type.Enum([...RUN_STATUSES]),
    finishedAt: nullable(Timestamp),
    error: nullable(Type.Object({ code: Type.String(), message: Type.String() })),
    /** `body`: parsed where the response is JSON, else its text; null for a file and for none. */
    response: nullable(Type.Object({ status: Type.Integer(), body: Type.Unsafe<Json>({}) })),
  }),
});
