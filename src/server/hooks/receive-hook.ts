import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from '#core/base/json.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import type { Config } from '#core/workflow/document.ts';
import { webhookTrigger } from '#steps/webhook/definition.ts';
import { findHookTarget, type HookTarget } from '#storage/hooks/hooks.ts';
import { startOnce } from '#storage/run-starts/start-once.ts';
import { startRuns } from '#storage/run-starts/start-runs.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import type { CallableVersion } from '../request-trigger/callable-versions.ts';
import { awaitResponse, type CallAnswer } from '../request-trigger/await-response.ts';
import { readSecrets } from '../secrets/read-secrets.ts';
import { hashToken } from './hook-address.ts';
import { readDeliveryId, resolveHookConfig, toVerification } from './read-verification.ts';
import { verifyHook } from './verify-hook.ts';

export type HookCall = {
  readonly token: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: JsonObject;
  /** The bytes as they came, and what they are as JSON; undefined: they are not JSON. */
  readonly body: Buffer;
  readonly json: Json | undefined;
  readonly signal: AbortSignal;
};
type Deps = Pick<
  ServerDeps,
  'pool' | 'db' | 'encryption' | 'createId' | 'now' | 'waitingCallers' | 'recordRefused' | 'onActivity'
> & {
  readonly findVersion: (versionId: string) => Promise<CallableVersion>;
};

/** Starts the run that a call asks for, once per id of a delivery, and waits for its response where it may give one. */
export async function receiveHook(deps: Deps, call: HookCall): Promise<CallAnswer & { readonly projectId: string }> {
  const target = await findHookTarget(deps.pool, hashToken(call.token));
  if (target === undefined) throw new AppError('not_found', 'There is nothing at this address.');
  const { projectId } = target;
  try {
    const { config, versionId } = await requireStartable(deps, target);
    const check = verifyHook(toVerification(config), { headers: call.headers, body: call.body }, deps.now());
    if (!check.ok) throw new AppError('hook_refused', check.reason);
    const { mayRespond } = await deps.findVersion(versionId);
    const runId = deps.createId();
    const start = { runId, installationId: target.installationId, input: JSON.stringify(makeHookInput(call)) };
    const begin = () => startRun(deps, start, target, call, readDeliveryId(config, call.headers));
    const response = await awaitResponse(
      deps.waitingCallers,
      { runId, mayRespond, waitS: config.waitS, signal: call.signal },
      begin,
    );
    deps.onActivity(projectId);
    return { projectId, ...response };
  } catch (error) {
    if (error instanceof AppError && error.status < 500) {
      const { code, message } = error;
      deps.recordRefused({ projectId, code, message, name: target.workflowName, userId: target.userId });
    }
    throw error;
  }
}

type HookConfig = ResolvedConfig<typeof webhookTrigger.fields>;

async function requireStartable(
  deps: Deps,
  { projectId, published, isEnabled, workflowName }: HookTarget,
): Promise<{ readonly config: HookConfig; readonly versionId: string }> {
  if (published === null) {
    throw new AppError('workflow_not_published', `The workflow "${workflowName}" is not published.`);
  }
  if (published.triggerType !== webhookTrigger.type) {
    throw new AppError('trigger_mismatch', `The workflow "${workflowName}" is not started by a Webhook any more.`);
  }
  if (!isEnabled) {
    throw new AppError('workflow_not_enabled', `The workflow "${workflowName}" is switched off for this end user.`);
  }
  // A published trigger's config is an object.
  const stored = published.config as Config;
  const secrets = stored['secret'] === undefined ? new Map<string, string>() : await readSecrets(deps, projectId);
  return { config: resolveHookConfig(webhookTrigger.fields, stored, secrets), versionId: published.versionId };
}

/** Headers that say who calls are nobody's to see in a run. */
const KEPT_BACK =
  /^(?:authorization|cookie|connection|host|keep-alive|transfer-encoding|content-length)$|secret|signature|token/i;

export function makeHookInput({ method, headers, query, body, json }: Omit<HookCall, 'token' | 'signal'>): JsonObject {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || KEPT_BACK.test(name) ? [] : [[name, value] as const],
  );
  const text = body.length === 0 ? null : isUtf8(body) ? body.toString('utf8') : body.toString('base64');
  return { method, headers: Object.fromEntries(kept), query, body: json === undefined ? text : json };
}

async function startRun(
  { pool }: Deps,
  start: { readonly runId: string; readonly installationId: string; readonly input: string },
  { projectId, endUserId, installationId }: HookTarget,
  { body }: HookCall,
  deliveryId: string | null,
): Promise<string> {
  const refuse = () => new AppError('workflow_not_enabled', 'The workflow has just been switched off or unpublished.');
  if (deliveryId === null) {
    if ((await startRuns(pool, [start])).has(start.runId)) return start.runId;
    throw refuse();
  }
  // What makes a delivery the same is its id alone: senders may sign and write it anew.
  const key = `hook ${installationId} ${createHash('sha256').update(deliveryId).digest('hex')}`;
  const started = await startOnce(pool, start, {
    projectId,
    endUserId,
    key,
    bodyHash: createHash('sha256').update(body).digest(),
  });
  if (started.kind === 'refused') throw refuse();
  return started.kind === 'started' ? start.runId : started.runId;
}
