import { useMutation, useQueryClient } from '@tanstack/react-query';
import { removeWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { workflowsQuery } from './list-workflows.ts';

export function useRemoveWorkflow(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { readonly id: string; readonly name: string }) =>
      callApi(removeWorkflow, { params: { projectId, workflowId: id }, query: { confirmName: name } }),
    onSuccess: () => client.invalidateQueries(workflowsQuery(projectId)),
  });
}
