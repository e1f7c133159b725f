import type { FastifyRequest } from 'fastify';
import { callWorkflow as route, getCalledRun as runRoute } from '#contract/calling.ts';
import type { Json, JsonObject } from '#core/base/json.ts';
import { AppError } from '../app-error.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { readIdempotencyKey } from '../sending/idempotency-key.ts';
import { whileConnected } from '../workflows/while-connected.ts';
import { callWorkflow } from './call-workflow.ts';
import { createCallableVersions } from './callable-versions.ts';
import { getCalledRun } from './get-called-run.ts';
import { sendResponse } from './send-response.ts';
import { MAX_FILE_BYTES, readRequestBody, type ReadBody } from './read-request-body.ts';

/** Names, separators and the smaller fields of a form around its file. */
const FORM_OVERHEAD_BYTES = 1024 * 1024;
/** What says who calls is not the workflow's to know, and what concerns one hop says nothing. */
const KEPT_BACK: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'proxy-authorization',
  'transfer-encoding',
  'x-millrace-user',
]);
/** Binds the routes with which a customer's app calls a workflow and follows its run. */
export function registerCallRoutes(bind: Bind, deps: ServerDeps): void {
  const findVersion = createCallableVersions(deps.pool);
  const caller = { ...deps, findVersion, waiting: deps.waitingCallers };
  bind.sender(
    route,
    async ({ params, caller: { projectId, endUserExternalId }, request, reply }) => {
      const answer = await callWorkflow(caller, {
        projectId,
        endUserExternalId,
        workflowId: params.workflowId,
        headers: readHeaders(request),
        query: readQuery(request),
        read: await readBody(request, deps.config.maxPayloadBytes),
        idempotencyKey: readIdempotencyKey(request),
        signal: whileConnected(reply, deps.closing),
      });
      deps.onActivity(projectId);
      reply.header('X-Run-Id', answer.runId);
      if (answer.response !== null) await sendResponse(deps.pool, projectId, reply, answer.response);
      return { runId: answer.runId };
    },
    { maxBodyBytes: MAX_FILE_BYTES + FORM_OVERHEAD_BYTES, takesAnyBody: true },
  );
  bind.sender(runRoute, ({ params, caller: who }) => getCalledRun(deps, who, params.runId));
}

async function readBody(request: FastifyRequest, maxJsonBytes: number): Promise<ReadBody> {
  const { body } = request;
  if (body instanceof Buffer) {
    return readRequestBody(body, request.headers['content-type'] ?? '', request.headers['content-disposition']);
  }
  if (Buffer.byteLength(request.sourceText) > maxJsonBytes) {
    const message = `The body is larger than ${maxJsonBytes} bytes, and no more is taken as JSON.`;
    throw new AppError('payload_too_large', message, { details: { maxBytes: maxJsonBytes } });
  }
  // Parsed by us from JSON.
  return { body: (body as Json | undefined) ?? null, files: [] };
}

function readHeaders({ headers }: FastifyRequest): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || KEPT_BACK.has(name) ? [] : [[name, value]],
    ),
  );
}

function readQuery({ query }: FastifyRequest): JsonObject {
  // Fastify gives texts, and lists of texts for names that come twice.
  return { ...(query as JsonObject) };
}
