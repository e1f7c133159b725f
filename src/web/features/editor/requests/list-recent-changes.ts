import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listDraftChanges } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

const MOST = 100;

/** The last changes of the draft up to `revision`, everybody's, oldest first. */
export function useRecentChanges(projectId: string, workflowId: string, revision: number) {
  return useQuery({
    queryKey: projectKey(projectId, 'workflows', workflowId, 'changes', revision),
    queryFn: ({ signal }) =>
      callApi(listDraftChanges, {
        params: { projectId, workflowId },
        query: { after: Math.max(0, revision - MOST) },
        signal,
      }),
    placeholderData: keepPreviousData,
    // Each revision is asked for once, while somebody looks.
    gcTime: 0,
  });
}
