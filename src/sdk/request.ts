import { MillraceError } from './millrace-error.ts';
import { readAnswer, readRetryAfterMs } from './read-answer.ts';
import { wait } from './wait.ts';

export interface RequestLimits {
  /** For the whole call with its retries. 30,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Retries after the first attempt. 4 by default. */
  readonly maxRetries?: number | undefined;
  /** Before the first retry; each further pause is twice as long. 300 by default. */
  readonly retryDelayMs?: number | undefined;
}

export interface MillraceRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** A workflow answers: in any form, and as late as it wants. */
  readonly fromWorkflow?: boolean;
}

/** One attempt that hangs must leave time for another one. */
const ATTEMPT_LIMIT_MS = 10_000;

type Attempt = { readonly answer: unknown } | { readonly error: MillraceError; readonly retryAfterMs: number };

/**
 * Sends a request, and sends it again while that is worth it: no answer, 429, 502, 503, 504, or the same key in flight.
 * `Retry-After` is honoured. Rejects with a `MillraceError`, or with the signal's reason when it is aborted.
 */
export async function request(sent: MillraceRequest, limits: RequestLimits): Promise<unknown> {
  const { timeoutMs = 30_000, maxRetries = 4, retryDelayMs = 300 } = limits;
  const endsAt = Date.now() + timeoutMs;
  for (let retries = 0; ; retries += 1) {
    const longest = sent.fromWorkflow === true ? timeoutMs : ATTEMPT_LIMIT_MS;
    const attempt = await send(sent, Math.min(longest, Math.max(0, endsAt - Date.now())));
    if ('answer' in attempt) return attempt.answer;
    // From half to all of it, so that callers who failed together do not come back together.
    const pauseMs = retryDelayMs * 2 ** retries * (0.5 + Math.random() / 2);
    const delayMs = Math.max(pauseMs, attempt.retryAfterMs);
    const isWorthIt = attempt.error.retryable && retries < maxRetries && Date.now() + delayMs < endsAt;
    if (!isWorthIt) throw attempt.error;
    await wait(delayMs, sent.signal);
  }
}

async function send(sent: MillraceRequest, limitMs: number): Promise<Attempt> {
  const { url, signal, method, headers, body, fromWorkflow = false } = sent;
  const limit = AbortSignal.timeout(limitMs);
  let retryAfterMs = 0;
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      // A token in a header is all there is; cookies of the host are none of our business.
      credentials: 'omit',
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    retryAfterMs = readRetryAfterMs(response.headers.get('retry-after'));
    return { answer: await readAnswer(response, fromWorkflow) };
  } catch (cause) {
    signal?.throwIfAborted();
    return { error: toError(cause, limit.aborted), retryAfterMs };
  }
}

function toError(cause: unknown, isTimeout: boolean): MillraceError {
  if (cause instanceof MillraceError) return cause;
  return isTimeout
    ? new MillraceError({ code: 'timeout', message: 'Millrace did not answer in time.', retryable: true, cause })
    : new MillraceError({ code: 'network_failed', message: 'Millrace cannot be reached.', retryable: true, cause });
}
