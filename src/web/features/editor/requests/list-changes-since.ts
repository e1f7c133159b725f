import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listDraftChanges } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

/** Everybody's changes behind `since`; `revision` is the newest that this editor knows. */
export function useChangesSince(projectId: string, workflowId: string, since: number, revision: number) {
  return useQuery({
    queryKey: projectKey(projectId, 'workflows', workflowId, 'changes-since', since, revision),
    queryFn: ({ signal }) =>
      callApi(listDraftChanges, { params: { projectId, workflowId }, query: { after: since }, signal }),
    placeholderData: keepPreviousData,
    // Each revision is asked for once, while somebody looks.
    gcTime: 0,
  });
}
