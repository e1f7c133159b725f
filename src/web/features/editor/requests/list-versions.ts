import { useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { listVersions } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type Version = ResponseOf<typeof listVersions>[number];

export function useVersions(projectId: string, workflowId: string) {
  return useQuery({
    queryKey: projectKey(projectId, 'workflows', workflowId, 'versions'),
    queryFn: ({ signal }) => callApi(listVersions, { params: { projectId, workflowId }, signal }),
  });
}
