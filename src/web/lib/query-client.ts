import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, hasErrorCode } from './api-error.ts';
import { sessionKey } from './query-keys.ts';

/** Live messages keep the data fresh, so queries go stale only by invalidation or after half a minute. */
export function createQueryClient(): QueryClient {
  const checkSession = (error: unknown) => {
    // The session ended elsewhere: asking again makes the frame show the sign-in page.
    if (hasErrorCode(error, 'not_signed_in')) void client.invalidateQueries({ queryKey: sessionKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: checkSession }),
    mutationCache: new MutationCache({ onError: checkSession }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: isWorthRetrying, retryDelay: (attempt) => 500 * 2 ** attempt },
    },
  });
  return client;
}

export function isWorthRetrying(failureCount: number, error: unknown): boolean {
  if (failureCount >= 2) return false;
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}
