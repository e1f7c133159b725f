import { MillraceError, type MillraceErrorCode } from './millrace-error.ts';

/** Too many, or not reached at the moment: the same request may pass later. */
const RETRYABLE_STATUS: readonly number[] = [429, 502, 503, 504];

/** Gives the JSON of a good answer; throws a `MillraceError` that says what the server said. */
export async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  const answer = parse(text);
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
    details: fields.details,
    requestId: typeof fields.requestId === 'string' ? fields.requestId : headers.get('x-request-id'),
    retryable: RETRYABLE_STATUS.includes(status) || fields.code === 'request_in_flight',
  });
}

/** Milliseconds that the server asks to wait; 0 when it does not say. */
export function readRetryAfterMs(header: string | null): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return ms > 0 ? ms : 0;
}
