import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JsonObject } from '#core/base/json.ts';
import { setUserMetadata } from '#contract/users.ts';
import { callApi } from '../../../lib/api.ts';
import { userQuery } from './get-user.ts';

export function useSetUserMetadata(projectId: string, userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (metadata: JsonObject) =>
      callApi(setUserMetadata, { params: { projectId, userId }, body: { metadata } }),
    onSuccess: (user) => client.setQueryData(userQuery(projectId, userId).queryKey, user),
  });
}
