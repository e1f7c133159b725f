import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { listWorkflows } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type WorkflowSummary = ResponseOf<typeof listWorkflows>[number];

export const workflowsQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'workflows', 'list'),
    queryFn: ({ signal }) => callApi(listWorkflows, { params: { projectId }, signal }),
  });

export function useWorkflows(projectId: string) {
  return useQuery(workflowsQuery(projectId));
}
