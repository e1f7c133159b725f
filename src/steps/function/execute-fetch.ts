import type { SandboxFetch } from '#engine/ports/sandbox.ts';
import type { StepContext } from '#engine/ports/step-executor.ts';

const USUAL_TIMEOUT_MS = 30_000;
const MAXIMUM_TIMEOUT_MS = 60_000;
const MAXIMUM_REDIRECTS = 5;
/** Shorter ones would be found by chance in texts that have nothing to do with them. */
const MINIMUM_HIDDEN_LENGTH = 8;

/**
 * What the code's `fetch` sends, over the client of all requests. The same call of every attempt carries the same
 * `Idempotency-Key` unless the code sets one.
 */
export function createFetch({ http, hide, idempotencyKey, signal }: StepContext): SandboxFetch {
  return (request) => {
    const headers: Record<string, string> = { 'idempotency-key': `${idempotencyKey}:fetch${request.number}` };
    for (const [name, value] of request.headers) {
      headers[name] = value;
      // Made of secrets as a rule, and then not one of them: `Basic` is Base64.
      if (name === 'authorization' || name === 'proxy-authorization') hideCredentials(value, hide);
    }
    return http.request({
      method: request.method,
      url: request.url,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      timeoutMs: Math.min(request.timeoutMs ?? USUAL_TIMEOUT_MS, MAXIMUM_TIMEOUT_MS),
      maxResponseBytes: request.maxResponseBytes,
      maxRedirects: MAXIMUM_REDIRECTS,
      signal: AbortSignal.any([signal, request.signal]),
    });
  };
}

function hideCredentials(authorization: string, hide: (text: string) => void): void {
  const credentials = /^\S+\s+(\S.*)$/.exec(authorization)?.[1] ?? authorization;
  if (credentials.length >= MINIMUM_HIDDEN_LENGTH) hide(credentials);
}
