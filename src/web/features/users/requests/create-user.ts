import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createUser } from '#contract/users.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { userQuery } from './get-user.ts';

export function useCreateUser(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => callApi(createUser, { params: { projectId }, body: { userId } }),
    onSuccess: (created) => {
      client.setQueryData(userQuery(projectId, created.userId).queryKey, created);
      void client.invalidateQueries({ queryKey: projectKey(projectId, 'users', 'list') });
    },
  });
}
