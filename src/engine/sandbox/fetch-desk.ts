import type { HttpResult } from '../ports/http-client.ts';
import type { SandboxFetch, SandboxRequest } from '../ports/sandbox.ts';

const MAX_AT_A_TIME = 6;
/** Of all that one call fetches together. */
const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/** Sends what one call fetches; never rejects. */
export type FetchDesk = {
  readonly send: (request: SandboxRequest) => Promise<HttpResult>;
  /** Breaks off what is under way. */
  readonly close: () => void;
};

export function createFetchDesk(fetch: SandboxFetch): FetchDesk {
  const closing = new AbortController();
  const waiting: (() => void)[] = [];
  let activeCount = 0;
  let receivedBytes = 0;

  async function send(request: SandboxRequest): Promise<HttpResult> {
    if (activeCount >= MAX_AT_A_TIME) await new Promise<void>((go) => waiting.push(go));
    activeCount += 1;
    try {
      return await exchange(request);
    } finally {
      activeCount -= 1;
      waiting.shift()?.();
    }
  }

  async function exchange(request: SandboxRequest): Promise<HttpResult> {
    if (closing.signal.aborted) return failed('cancelled', 'The request was cancelled.');
    const maxResponseBytes = MAX_RESPONSE_BYTES - receivedBytes;
    let result: HttpResult;
    try {
      result = await fetch({ ...request, maxResponseBytes, signal: closing.signal });
    } catch (error) {
      return failed('connection_failed', error instanceof Error ? error.message : String(error));
    }
    if (result.status === 'responded') receivedBytes += result.body.byteLength;
    const isTooLarge = result.status === 'failed' && result.error.code === 'response_too_large';
    return receivedBytes > MAX_RESPONSE_BYTES || isTooLarge ? tooLarge() : result;
  }

  return { send, close: () => closing.abort() };
}

function tooLarge(): HttpResult {
  const limit = `${MAX_RESPONSE_BYTES / 1024 / 1024} MiB`;
  return failed(
    'response_too_large',
    `The responses are larger than ${limit} together, which is the most that is taken.`,
  );
}

function failed(code: 'cancelled' | 'connection_failed' | 'response_too_large', message: string): HttpResult {
  return { status: 'failed', error: { code, message } };
}
