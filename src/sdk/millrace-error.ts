import type { ErrorCode } from '#contract/error-codes.ts';

/**
 * The server's codes, and those of the SDK itself. `not_authenticated`: `authenticate` has not been called, or failed.
 * `host_missing`: nobody said where Millrace is. `invalid_payload`: the payload is not JSON. `network_failed`: no answer
 * came. `timeout`: no answer came in time. `unexpected_answer`: the answer is not Millrace's, for example a proxy's page.
 */
export type MillraceErrorCode =
  | ErrorCode
  | 'not_authenticated'
  | 'host_missing'
  | 'invalid_payload'
  | 'network_failed'
  | 'timeout'
  | 'unexpected_answer';

export interface MillraceErrorFields {
  readonly code: MillraceErrorCode;
  readonly message: string;
  readonly status?: number;
  readonly details?: unknown;
  readonly requestId?: string | null;
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** Why a call failed, after the retries that were worth it. `message` is a whole sentence. */
export class MillraceError extends Error {
  readonly code: MillraceErrorCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Facts for programs, for example `closest` names with `app_event_not_found`. */
  readonly details: unknown;
  /** Names the request in the server's log; null when no answer came. */
  readonly requestId: string | null;
  /** The same call may succeed later; give it the same `idempotencyKey` then. */
  readonly retryable: boolean;

  constructor(fields: MillraceErrorFields) {
    super(fields.message, { cause: fields.cause });
    this.name = 'MillraceError';
    this.code = fields.code;
    this.status = fields.status ?? 0;
    this.details = fields.details;
    this.requestId = fields.requestId ?? null;
    this.retryable = fields.retryable ?? false;
  }
}
