import { queryOptions } from '@tanstack/react-query';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import { createSecret, listSecrets, removeSecret, updateSecret } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export type Secret = ResponseOf<typeof listSecrets>[number];

export const secretsQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'secrets'),
    queryFn: ({ signal }) => callApi(listSecrets, { params: { projectId }, signal }),
  });

export function useCreateSecret() {
  return useProjectMutation(['settings'], (projectId, body: BodyOf<typeof createSecret>) =>
    callApi(createSecret, { params: { projectId }, body }),
  );
}

type SecretUpdate = BodyOf<typeof updateSecret> & { readonly id: string };

export function useUpdateSecret() {
  return useProjectMutation(['settings'], (projectId, { id, ...body }: SecretUpdate) =>
    callApi(updateSecret, { params: { projectId, secretId: id }, body }),
  );
}

export function useRemoveSecret() {
  return useProjectMutation(['settings'], (projectId, secretId: string) =>
    callApi(removeSecret, { params: { projectId, secretId } }),
  );
}
