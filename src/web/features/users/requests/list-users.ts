import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { listUsers } from '#contract/users.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type UserSummary = ResponseOf<typeof listUsers>['items'][number];

const usersQuery = (projectId: string, search: string) =>
  infiniteQueryOptions({
    queryKey: projectKey(projectId, 'users', 'list', search),
    queryFn: ({ pageParam, signal }) =>
      callApi(listUsers, {
        params: { projectId },
        query: {
          limit: 100,
          ...(search === '' ? {} : { search }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export function useUsers(projectId: string, search: string) {
  return useInfiniteQuery(usersQuery(projectId, search));
}
