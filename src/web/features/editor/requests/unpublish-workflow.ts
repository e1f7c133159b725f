import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unpublishWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export function useUnpublishWorkflow(projectId: string, workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(unpublishWorkflow, { params: { projectId, workflowId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectKey(projectId, 'workflows') }),
  });
}
