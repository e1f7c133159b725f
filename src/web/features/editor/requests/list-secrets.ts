import { queryOptions, useQuery } from '@tanstack/react-query';
import { listSecrets } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export const secretsQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'secrets'),
    queryFn: ({ signal }) => callApi(listSecrets, { params: { projectId }, signal }),
  });

export function useSecrets(projectId: string) {
  return useQuery(secretsQuery(projectId));
}
