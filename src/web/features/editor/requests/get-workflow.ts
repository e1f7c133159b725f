import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { getWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type Workflow = ResponseOf<typeof getWorkflow>;

export const workflowQuery = (projectId: string, workflowId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'workflows', workflowId),
    queryFn: ({ signal }) => callApi(getWorkflow, { params: { projectId, workflowId }, signal }),
  });

export function useWorkflow(projectId: string, workflowId: string) {
  return useQuery(workflowQuery(projectId, workflowId));
}
