import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getSession } from '#contract/session.ts';
import type { ResponseOf } from '#contract/route.ts';
import { callApi } from './api.ts';
import { sessionKey } from './query-keys.ts';

export type Session = ResponseOf<typeof getSession>;

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => callApi(getSession, { signal }),
  staleTime: 60_000,
});

/** The router has loaded it before any page shows. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
