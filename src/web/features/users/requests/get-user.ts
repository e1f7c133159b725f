import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { getUser } from '#contract/users.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type User = ResponseOf<typeof getUser>;
export type UserWorkflow = User['workflows'][number];

const WHILE_BEING_PLANNED_MS = 500;

export const userQuery = (projectId: string, userId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'users', 'one', userId),
    queryFn: ({ signal }) => callApi(getUser, { params: { projectId, userId }, signal }),
    // Nobody tells that a time was found.
    refetchInterval: ({ state }) => (isBeingPlanned(state.data) ? WHILE_BEING_PLANNED_MS : false),
  });

export function useUser(projectId: string, userId: string) {
  return useQuery(userQuery(projectId, userId));
}

function isBeingPlanned(user: User | undefined): boolean {
  return user?.workflows.some(({ schedule }) => schedule?.isPlanned === false) ?? false;
}
