import { queryOptions } from '@tanstack/react-query';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import { createSigningKey, listSigningKeys, revokeSigningKey } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export type SigningKey = ResponseOf<typeof listSigningKeys>[number];
export type CreatedSigningKey = ResponseOf<typeof createSigningKey>;

export const signingKeysQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'signing-keys'),
    queryFn: ({ signal }) => callApi(listSigningKeys, { params: { projectId }, signal }),
  });

export function useCreateSigningKey() {
  return useProjectMutation(['settings'], (projectId, body: BodyOf<typeof createSigningKey>) =>
    callApi(createSigningKey, { params: { projectId }, body }),
  );
}

export function useRevokeSigningKey() {
  return useProjectMutation(['settings'], (projectId, keyId: string) =>
    callApi(revokeSigningKey, { params: { projectId, keyId } }),
  );
}
