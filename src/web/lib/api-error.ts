import type { ErrorCode } from '#contract/error-codes.ts';

/** `unreachable`: no answer came. `unexpected`: an answer that is not ours, for example a proxy's page. */
export type ApiErrorCode = ErrorCode | 'unreachable' | 'unexpected';

/** A refused or failed request. `message` is a whole sentence for people; `status` is 0 when no answer came. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(fields: { code: string; message: string; status: number; details?: unknown; cause?: unknown }) {
    super(fields.message, { cause: fields.cause });
    this.name = 'ApiError';
    this.code = fields.code;
    this.status = fields.status;
    this.details = fields.details;
  }
}

export function hasErrorCode(error: unknown, code: ApiErrorCode): boolean {
  return error instanceof ApiError && error.code === code;
}
