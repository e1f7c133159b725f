import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { getUser } from '#contract/users.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type User = ResponseOf<typeof getUser>;
export type UserWorkflow = User['workflows'][number];

export const userQuery = (projectId: string, userId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'users', 'one', userId),
    queryFn: ({ signal }) => callApi(getUser, { params: { projectId, userId }, signal }),
  });

export function useUser(projectId: string, userId: string) {
  return useQuery(userQuery(projectId, userId));
}
