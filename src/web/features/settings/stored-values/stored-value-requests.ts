import { infiniteQueryOptions } from '@tanstack/react-query';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import { deleteStoredValue, listStoredValues } from '#contract/stored-values.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export type StoredValue = ResponseOf<typeof listStoredValues>['items'][number];

export const storedValuesQuery = (projectId: string, search: string) =>
  infiniteQueryOptions({
    queryKey: projectKey(projectId, 'settings', 'stored-values', search),
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(search === '' ? {} : { search }), ...(pageParam === null ? {} : { cursor: pageParam }) };
      return callApi(listStoredValues, { params: { projectId }, query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export function useDeleteStoredValue() {
  return useProjectMutation(['settings'], (projectId, body: BodyOf<typeof deleteStoredValue>) =>
    callApi(deleteStoredValue, { params: { projectId }, body }),
  );
}
