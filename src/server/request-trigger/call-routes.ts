import type { FastifyReply, FastifyRequest } from 'fastify';
import { callWorkflow as route, getCalledRun as runRoute } from '#contract/calling.ts';
import type { Json, JsonObject } from '#core/base/json.ts';
import type { CallerResponse } from '#engine/ports/response-sink.ts';
import { findFile } from '#storage/files/files.ts';
import { AppError } from '../app-error.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { readIdempotencyKey } from '../sending/idempotency-key.ts';
import { whileConnected } from '../workflows/while-connected.ts';
import { callWorkflow } from './call-workflow.ts';
import { createCallableVersions } from './callable-versions.ts';
import { getCalledRun } from './get-called-run.ts';
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
/** Ours to say, whatever a workflow wants. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'upgrade',
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
      if (answer.response !== null) await respond(deps, projectId, reply, answer.response);
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

/** Sends what the workflow answers; what is returned afterwards is not sent any more. */
async function respond(
  { pool }: ServerDeps,
  projectId: string,
  reply: FastifyReply,
  { status, headers, body }: CallerResponse,
): Promise<void> {
  const content = await readContent(pool, projectId, body);
  for (const [name, value] of headers) if (!OWN_HEADERS.has(name)) reply.header(name, value.replaceAll(/[\r\n]/g, ' '));
  reply.status(status).serializer(String);
  await reply.send(content);
}

async function readContent(
  pool: ServerDeps['pool'],
  projectId: string,
  body: CallerResponse['body'],
): Promise<Buffer | undefined> {
  if (body === null) return undefined;
  if ('text' in body) return Buffer.from(body.text);
  const file = await findFile(pool, projectId, body.fileId);
  if (file === undefined) throw new AppError('run_failed', 'The file that the workflow responded with is gone.');
  return file.content;
}
