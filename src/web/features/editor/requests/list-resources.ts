import { useQuery } from '@tanstack/react-query';
import { listResources } from '#contract/resources.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

/** The API resources of the project. */
export function useResources(projectId: string, isWanted: boolean) {
  return useQuery({
    queryKey: projectKey(projectId, 'settings', 'resources'),
    queryFn: ({ signal }) => callApi(listResources, { params: { projectId }, signal }),
    enabled: isWanted,
  });
}
