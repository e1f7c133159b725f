import { MillraceError, type MillraceErrorCode } from './millrace-error.ts';

/** Too many, or not reached at the moment: the same request may pass later. */
const RETRYABLE_STATUS: readonly number[] = [429, 502, 503, 504];
/** The run is over, or goes on without its caller: asking again gives the same. */
const FINAL_CODES: readonly unknown[] = ['run_failed', 'response_timeout'];

/**
 * Gives the JSON of a good answer, or its text where `takesText` and it is not JSON; throws a `MillraceError` that says
 * what the server said.
 */
export async function readAnswer(response: Response, takesText: boolean): Promise<unknown> {
  const text = await response.text();
  const answer = parse(text) ?? (takesText ? text : undefined);
  if (response.ok && answer !== undefined) return answer;
  throw toError(response, answer);
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toError({ status, headers }: Response, answer: unknown): MillraceError {
  const fields: { code?: unknown; message?: unknown; details?: unknown; requestId?: unknown } =
    typeof answer === 'object' && answer !== null ? answer : {};
  const isOurs = typeof fields.code === 'string' && typeof fields.message === 'string';
  return new MillraceError({
    // A newer server may know more codes than this SDK; they pass as they are.
    code: isOurs ? (fields.code as MillraceErrorCode) : 'unexpected_answer',
    message: isOurs
      ? String(fields.message)
      : `The server answered with the status ${status}, and not as Millrace does.`,
    status,
    // What a workflow responds beside 2xx is for the caller to read.
    details: isOurs ? fields.details : answer,
    requestId: typeof fields.requestId === 'string' ? fields.requestId : headers.get('x-request-id'),
    retryable:
      (RETRYABLE_STATUS.includes(status) && !FINAL_CODES.includes(fields.code)) || fields.code === 'request_in_flight',
  });
}

/** Milliseconds that the server asks to wait; 0 when it does not say. */
export function readRetryAfterMs(header: string | null): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return ms > 0 ? ms : 0;
}
