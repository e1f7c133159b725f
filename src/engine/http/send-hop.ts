import type { Dispatcher } from 'undici';
import type { HttpError } from '../ports/http-client.ts';
import { describeFailure } from './describe-failure.ts';
import type { ExchangeLimit, LimitCode } from './exchange-limit.ts';
import type { Hop } from './hop.ts';

export type HopResponse = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
};

export type HopResult =
  ({ readonly status: 'responded' } & HopResponse) | { readonly status: 'failed'; readonly error: HttpError };

/** The raw exchange of one hop. Handlers instead of streams: this is the hot path of every request step. */
export function sendHop(dispatcher: Dispatcher, hop: Hop, maxBytes: number, limit: ExchangeLimit): Promise<HopResult> {
  const { promise, resolve } = Promise.withResolvers<HopResult>();
  let controller: Dispatcher.DispatchController | null = null;
  let failure: HttpError | null = null;
  let statusCode = 0;
  let headers: Record<string, string> = {};
  let chunks: Buffer[] = [];
  let byteCount = 0;

  function fail(error: HttpError): void {
    if (failure !== null) return;
    failure = error;
    chunks = [];
    resolve({ status: 'failed', error });
    controller?.abort(new Error(error.message));
  }

  limit.listen((code) => fail(limitError(code, hop.url, limit.timeoutMs)));
  dispatcher.dispatch(
    {
      origin: hop.url.origin,
      path: hop.url.pathname + hop.url.search,
      method: hop.method,
      headers: hop.headers,
      body: hop.body,
    },
    {
      onRequestStart: (started) => {
        controller = started;
        if (failure !== null) started.abort(new Error(failure.message));
      },
      onResponseStart: (_controller, code, received) => {
        // 1xx answers come here too; the last one counts.
        statusCode = code;
        headers = joinHeaders(received);
        const isBodyExpected = hop.method !== 'HEAD' && Number(headers['content-length']) > maxBytes;
        if (isBodyExpected) fail(tooLargeError(maxBytes));
      },
      onResponseData: (_controller, chunk) => {
        byteCount += chunk.length;
        if (byteCount > maxBytes) fail(tooLargeError(maxBytes));
        else if (failure === null) chunks.push(chunk);
      },
      onResponseEnd: () => {
        const [first] = chunks;
        const body = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, byteCount);
        resolve({ status: 'responded', statusCode, headers, body });
      },
      onResponseError: (_controller, error) => {
        if (failure === null) fail(describeFailure(error, hop.url));
      },
    },
  );
  return promise;
}

export function limitError(code: LimitCode, url: URL, timeoutMs: number): HttpError {
  return code === 'cancelled'
    ? { code, message: 'The request was cancelled.' }
    : { code, message: `${url.host} did not answer completely within its time limit of ${timeoutMs / 1000} seconds.` };
}

export function tooLargeError(maxBytes: number): HttpError {
  return {
    code: 'response_too_large',
    message: `The response is larger than ${describeBytes(maxBytes)}, which is the most that is taken.`,
  };
}

function describeBytes(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} bytes`;
}

function joinHeaders(received: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return joined;
}
