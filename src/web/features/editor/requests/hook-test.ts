import { useMutation, useQuery } from '@tanstack/react-query';
import { getHookTest, startHookTest } from '#contract/hooks.ts';
import type { ResponseOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type ReceivedHook = NonNullable<ResponseOf<typeof getHookTest>['received']>;

const LOOK_EVERY_MS = 1000;

export function useStartHookTest(projectId: string, workflowId: string) {
  return useMutation({ mutationFn: () => callApi(startHookTest, { params: { projectId, workflowId } }) });
}

/** Looks once a second until something has come; `token` null: nobody listens. */
export function useHookTest(projectId: string, workflowId: string, token: string | null) {
  return useQuery({
    queryKey: projectKey(projectId, 'workflows', 'hook-test', token),
    queryFn: ({ signal }) => callApi(getHookTest, { params: { projectId, workflowId, token: token ?? '' }, signal }),
    enabled: token !== null,
    refetchInterval: ({ state }) =>
      (state.data?.received ?? null) === null && state.error === null ? LOOK_EVERY_MS : false,
    retry: false,
  });
}
