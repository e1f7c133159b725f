import { queryOptions } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export type ApiKey = ResponseOf<typeof listApiKeys>[number];

export const apiKeysQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'api-keys'),
    queryFn: ({ signal }) => callApi(listApiKeys, { params: { projectId }, signal }),
  });

export function useCreateApiKey() {
  return useProjectMutation(['settings'], (projectId, name: string) =>
    callApi(createApiKey, { params: { projectId }, body: { name } }),
  );
}

export function useRevokeApiKey() {
  return useProjectMutation(['settings'], (projectId, keyId: string) =>
    callApi(revokeApiKey, { params: { projectId, keyId } }),
  );
}
