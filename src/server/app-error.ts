import { ERROR_STATUS, type ErrorCode } from '#contract/error-codes.ts';

export interface AppErrorOptions {
  /** Facts for programs; sent to the caller as they are. */
  readonly details?: unknown;
  /** Sent as `Retry-After`. */
  readonly retryAfterS?: number;
  readonly cause?: unknown;
}

/** A request that is refused. The message is a whole sentence for the person who reads it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = ERROR_STATUS[code];
    this.details = options.details;
    this.retryAfterS = options.retryAfterS;
  }
}
