// Class 08: connection; 53: disk full, out of memory, too many connections; 57P: shut down or starting up; 57014: took too long.
const UNAVAILABLE_STATES = /^(08|53|57P0|57014)/;
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const DRIVER_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|Cannot use a pool after calling end|Client was closed and is not queryable/;

/** Says whether an error means that the database is away, or cannot take work now, and the same call may succeed later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isSocketMissing = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  if (UNAVAILABLE_STATES.test(code) || SOCKET_CODES.has(code) || isSocketMissing) return true;
  return DRIVER_MESSAGES.test(error.message) || isDatabaseUnavailable(error.cause);
}
