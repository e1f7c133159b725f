import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpResult } from '#engine/ports/http-client.ts';
import type { SandboxFetch } from '#engine/ports/sandbox.ts';
import type { StepContext } from '#engine/ports/step-executor.ts';
import { awaitTurn, learnPace } from '../request/execute-pace.ts';

const USUAL_TIMEOUT_MS = 30_000;
const MAXIMUM_TIMEOUT_MS = 60_000;
const MAXIMUM_REDIRECTS = 5;
/** Shorter ones would be found by chance in texts that have nothing to do with them. */
const MINIMUM_HIDDEN_LENGTH = 8;

/**
 * What the code's `fetch` sends, over the client of all requests. The same call of every attempt carries the same
 * `Idempotency-Key` unless the code sets one.
 */
export function createFetch(context: StepContext): SandboxFetch {
  return async (request) => {
    const key = `${context.idempotencyKey}:fetch${request.number}`;
    const headers: Record<string, string> = { 'idempotency-key': key };
    for (const [name, value] of request.headers) {
      headers[name] = value;
      // Made of secrets as a rule, and then not one of them: `Basic` is Base64.
      if (name === 'authorization' || name === 'proxy-authorization') hideCredentials(value, context.hide);
    }
    const timeoutMs = Math.min(request.timeoutMs ?? USUAL_TIMEOUT_MS, MAXIMUM_TIMEOUT_MS);
    const signal = AbortSignal.any([context.signal, request.signal]);
    const own = { ...context, idempotencyKey: key, signal };
    const refusal = await waitForTurn(request.url, timeoutMs, own);
    if (refusal !== null) return refusal;
    const sentAt = context.now();
    const result = await context.http.request({
      method: request.method,
      url: request.url,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      timeoutMs,
      maxResponseBytes: request.maxResponseBytes,
      maxRedirects: MAXIMUM_REDIRECTS,
      signal,
    });
    learnPace(request.url, sentAt, result, own);
    return result;
  };
}

/** Code in the middle of its work cannot come back later as a Request step does: it waits here, or not at all. */
async function waitForTurn(url: string, timeoutMs: number, context: StepContext): Promise<HttpResult | null> {
  const latest = context.now() + timeoutMs;
  for (;;) {
    const turn = await awaitTurn(url, context);
    if (turn?.kind !== 'postponed' || context.signal.aborted) return null;
    if (turn.until > latest) return { status: 'failed', error: { code: 'timeout', message: turn.error.message } };
    await sleep(turn.until - context.now(), undefined, { signal: context.signal }).catch(() => undefined);
  }
}

function hideCredentials(authorization: string, hide: (text: string) => void): void {
  const credentials = /^\S+\s+(\S.*)$/.exec(authorization)?.[1] ?? authorization;
  if (credentials.length >= MINIMUM_HIDDEN_LENGTH) hide(credentials);
}
