import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listUsers } from '#contract/users.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

const FOUND_COUNT = 20;

/** The ids of end users that begin with a text; of the first ones while it is empty. */
export function useUserIds(projectId: string, search: string, isWanted: boolean): readonly string[] {
  const { data } = useQuery({
    queryKey: projectKey(projectId, 'users', 'list', { search, limit: FOUND_COUNT }),
    queryFn: async ({ signal }) => {
      const query = { limit: FOUND_COUNT, ...(search === '' ? {} : { search }) };
      return (await callApi(listUsers, { params: { projectId }, query, signal })).items.map(({ userId }) => userId);
    },
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  return data ?? [];
}
