import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Json, JsonObject } from '#core/base/json.ts';
import { catalog } from '#steps/catalog.ts';
import { checkRequest } from '#steps/request-trigger/check-request.ts';
import { requestTrigger } from '#steps/request-trigger/definition.ts';
import { insertFile } from '#storage/files/files.ts';
import { findStartTarget, type StartTarget } from '#storage/run-starts/find-start-target.ts';
import { startOnce } from '#storage/run-starts/start-once.ts';
import { startRuns } from '#storage/run-starts/start-runs.ts';
import { AppError } from '../app-error.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';
import type { CallableVersion } from './callable-versions.ts';
import type { ReadBody, SentFile } from './read-request-body.ts';
import { awaitResponse, type CallAnswer } from './await-response.ts';
import type { WaitingCallers } from './waiting-callers.ts';

export type WorkflowCall = {
  readonly projectId: string;
  readonly endUserExternalId: string;
  readonly workflowId: string;
  readonly headers: JsonObject;
  readonly query: JsonObject;
  readonly read: ReadBody;
  readonly idempotencyKey: string | null;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
};

export type CallerDeps = {
  readonly pool: Pool;
  readonly createId: () => string;
  readonly findEndUserId: (projectId: string, externalId: string) => Promise<string>;
  readonly findVersion: (versionId: string) => Promise<CallableVersion>;
  readonly waiting: WaitingCallers;
};

/** Starts the run that a call asks for and, where the workflow may respond, waits for its response. */
export async function callWorkflow(deps: CallerDeps, call: WorkflowCall): Promise<CallAnswer> {
  const { projectId, workflowId } = call;
  const endUserId = await deps.findEndUserId(projectId, call.endUserExternalId);
  const target = await findStartTarget(deps.pool, projectId, workflowId, endUserId);
  const { installationId, versionId } = requireCallable(target);
  const version = await deps.findVersion(versionId);
  refuseMistakes(version, call);
  const runId = deps.createId();
  const { waitS = requestTrigger.fields.waitS.default } = version.config;
  const start = { runId, installationId, input: JSON.stringify(await makeInput(deps, call)) };
  const { mayRespond } = version;
  return awaitResponse(deps.waiting, { runId, mayRespond, waitS, signal: call.signal }, () =>
    startRun(deps, start, call, endUserId),
  );
}

function requireCallable(target: StartTarget | undefined): {
  readonly installationId: string;
  readonly versionId: string;
} {
  if (target === undefined) throw workflowNotFound();
  const { published, installation, workflowName } = target;
  if (published === null) {
    throw new AppError('workflow_not_published', `The workflow "${workflowName}" is not published.`);
  }
  if (published.triggerType !== requestTrigger.type) {
    const name = catalog.findTrigger(published.triggerType)?.name ?? published.triggerType;
    const message = `The workflow "${workflowName}" is not started by requests: its trigger is ${name}.`;
    throw new AppError('trigger_mismatch', message, { details: { trigger: published.triggerType } });
  }
  if (installation?.isEnabled !== true) {
    throw new AppError('workflow_not_enabled', `The workflow "${workflowName}" is not switched on for this end user.`);
  }
  return { installationId: installation.id, versionId: published.versionId };
}

function refuseMistakes({ config }: CallableVersion, { headers, query, read }: WorkflowCall): void {
  const mistakes = checkRequest(config, { headers, query, body: read.body });
  if (mistakes.length === 0) return;
  const message = mistakes.map((mistake) => mistake.message).join(' ');
  throw new AppError('invalid_request', message, { details: { fields: mistakes } });
}

/** What the trigger gives. Files are stored, and named by what stands for them. */
async function makeInput(deps: CallerDeps, { projectId, headers, query, read }: WorkflowCall): Promise<Json> {
  const { body, files } = read;
  const stored = await Promise.all(
    files.map(async ({ field, file }) => [field, await storeFile(deps, projectId, file)] as const),
  );
  const named = stored.filter(([field]) => field !== '');
  const whole = named.length === 0 ? body : { ...(body as JsonObject), ...Object.fromEntries(named) };
  return { headers, query, body: whole, file: stored[0]?.[1] ?? null };
}

async function storeFile(deps: CallerDeps, projectId: string, file: SentFile): Promise<JsonObject> {
  const fileId = deps.createId();
  const { name, contentType, content } = file;
  await insertFile(deps.pool, { id: fileId, projectId, ...file });
  return { fileId, name, contentType, size: content.length };
}

async function startRun(
  { pool }: CallerDeps,
  start: { readonly runId: string; readonly installationId: string; readonly input: string },
  { projectId, workflowId, idempotencyKey, read }: WorkflowCall,
  endUserId: string,
): Promise<string> {
  if (idempotencyKey === null) {
    if ((await startRuns(pool, [start])).has(start.runId)) return start.runId;
    throw switchedOff();
  }
  const bodyHash = hashBody(workflowId, read);
  const key = `call ${workflowId} ${idempotencyKey}`;
  const started = await startOnce(pool, start, { projectId, endUserId, key, bodyHash });
  if (started.kind === 'started') return start.runId;
  if (started.kind === 'refused') throw switchedOff();
  if (started.bodyHash.equals(bodyHash)) return started.runId;
  const message = 'This idempotency key was used with another body within the last 72 hours.';
  throw new AppError('idempotency_key_reused', message, { details: { runId: started.runId } });
}

/** Between the look at the installation and the start. */
function switchedOff(): AppError {
  return new AppError('workflow_not_enabled', 'The workflow has just been switched off or unpublished.');
}

function hashBody(workflowId: string, { body, files }: ReadBody): Buffer {
  const hash = createHash('sha256').update(`${workflowId}\n${JSON.stringify(body)}`);
  for (const { field, file } of files) hash.update(`\n${field} ${file.name}\n`).update(file.content);
  return hash.digest();
}
