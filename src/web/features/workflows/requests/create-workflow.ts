import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf } from '#contract/route.ts';
import { createWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { workflowsQuery } from './list-workflows.ts';

/** With `copyOf` it duplicates that workflow's draft. */
export function useCreateWorkflow(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createWorkflow>) => callApi(createWorkflow, { params: { projectId }, body }),
    onSuccess: () => client.invalidateQueries(workflowsQuery(projectId)),
  });
}
