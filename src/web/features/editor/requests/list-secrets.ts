import { useQuery } from '@tanstack/react-query';
import { listSecrets } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export function useSecrets(projectId: string) {
  return useQuery({
    queryKey: projectKey(projectId, 'settings', 'secrets'),
    queryFn: ({ signal }) => callApi(listSecrets, { params: { projectId }, signal }),
  });
}
