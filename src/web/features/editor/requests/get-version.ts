import { useQuery } from '@tanstack/react-query';
import { getVersion } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

/** A version never changes. `versionId` undefined: there is none to ask for. */
export function useVersion(projectId: string, workflowId: string, versionId: string | undefined) {
  return useQuery({
    // Outside of the workflow's own key, so that its live messages do not make a version stale.
    queryKey: projectKey(projectId, 'workflows', 'version', workflowId, versionId),
    queryFn: ({ signal }) =>
      callApi(getVersion, { params: { projectId, workflowId, versionId: versionId ?? '' }, signal }),
    enabled: versionId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
