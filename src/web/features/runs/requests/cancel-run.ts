import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelRun } from '#contract/runs.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export function useCancelRun(projectId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(cancelRun, { params: { projectId, runId } }),
    onSettled: () => client.invalidateQueries({ queryKey: projectKey(projectId, 'runs') }),
  });
}
