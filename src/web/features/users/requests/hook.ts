import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getHook, rotateHook } from '#contract/hooks.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

type HookOwner = { readonly projectId: string; readonly userId: string; readonly workflowId: string };

const keyOf = ({ projectId, userId, workflowId }: HookOwner) =>
  projectKey(projectId, 'users', userId, 'hook', workflowId);

/** The address at which other apps start a workflow for one end user; asked for only when somebody wants to see it. */
export function useHook(owner: HookOwner, isWanted: boolean) {
  return useQuery({
    queryKey: keyOf(owner),
    queryFn: ({ signal }) => callApi(getHook, { params: owner, signal }),
    enabled: isWanted,
  });
}

export function useRotateHook(owner: HookOwner) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(rotateHook, { params: owner, body: {} }),
    onSuccess: (hook) => client.setQueryData(keyOf(owner), hook),
  });
}
