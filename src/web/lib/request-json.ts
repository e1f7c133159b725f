import { ApiError } from './api-error.ts';

export type JsonRequest = {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
};

/** Sends JSON to our own server and gives the parsed answer; an empty answer gives an empty object. Throws `ApiError`. */
export async function requestJson(request: JsonRequest): Promise<unknown> {
  const response = await send(request);
  const text = await response.text();
  const answer = parse(text);
  if (response.ok && answer !== undefined) return answer;
  throw toApiError(response, answer);
}

async function send({ method, url, body, signal }: JsonRequest): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const message = 'Millrace did not answer. Check the connection, then try again.';
    throw new ApiError({ code: 'unreachable', message, status: 0, cause });
  }
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Our own errors carry a code and a sentence; anything else comes from something between us and the server. */
export function toApiError(
  response: { readonly status: number; readonly headers: Headers },
  answer: unknown,
): ApiError {
  const { status } = response;
  const fields = typeof answer === 'object' && answer !== null ? answer : {};
  const code = 'code' in fields && typeof fields.code === 'string' ? fields.code : undefined;
  const message = 'message' in fields && typeof fields.message === 'string' ? fields.message : undefined;
  const details = 'details' in fields ? fields.details : undefined;
  if (code !== undefined && message !== undefined) return new ApiError({ code, message, status, details });
  if (status === 429) return new ApiError({ code: 'too_many_requests', message: describeWait(response), status });
  return new ApiError({
    code: 'unexpected',
    message: `Millrace answered with status ${status} and no explanation. Try again; if it stays, look into the server's log.`,
    status,
  });
}

function describeWait({ headers }: { readonly headers: Headers }): string {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-retry-after'));
  if (!(seconds > 0)) return 'Too many tries. Wait a moment, then try again.';
  return `Too many tries. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`;
}
