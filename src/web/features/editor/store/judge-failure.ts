import { ApiError } from '#web/lib/api-error.ts';
import { describeError } from '#web/lib/describe-error.ts';

/**
 * `offline`: the same request may go through later. `blocked`: it needs somebody's action first (sign in again, a role),
 * and is tried again meanwhile. `refused`: this request will never go through.
 */
export type Failure = { readonly kind: 'offline' | 'blocked' | 'refused'; readonly message: string };

export function judgeFailure(error: unknown): Failure {
  return { kind: kindOf(error), message: describeError(error) };
}

function kindOf(error: unknown): Failure['kind'] {
  if (!(error instanceof ApiError)) return 'blocked';
  if (error.status === 0 || error.status >= 500 || error.status === 429 || error.status === 408) return 'offline';
  if (error.status === 401 || error.status === 403 || error.status === 404) return 'blocked';
  return 'refused';
}
