import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf } from '#contract/route.ts';
import { updateWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { workflowQuery } from './get-workflow.ts';

export function useUpdateWorkflow(projectId: string, workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateWorkflow>) =>
      callApi(updateWorkflow, { params: { projectId, workflowId }, body }),
    onSuccess: (workflow) => {
      client.setQueryData(workflowQuery(projectId, workflowId).queryKey, workflow);
      return client.invalidateQueries({ queryKey: projectKey(projectId, 'workflows', 'list') });
    },
  });
}
