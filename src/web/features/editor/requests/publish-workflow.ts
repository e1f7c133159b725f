import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf } from '#contract/route.ts';
import { publishWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export function usePublishWorkflow(projectId: string, workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof publishWorkflow>) =>
      callApi(publishWorkflow, { params: { projectId, workflowId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectKey(projectId, 'workflows') }),
  });
}
