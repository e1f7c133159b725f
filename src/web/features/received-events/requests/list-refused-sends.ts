import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { listRefusedSends } from '#contract/runs.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type RefusedSend = ResponseOf<typeof listRefusedSends>[number];

const refusedSendsQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'received-events', 'refused'),
    queryFn: ({ signal }) => callApi(listRefusedSends, { params: { projectId }, signal }),
  });

export function useRefusedSends(projectId: string) {
  return useQuery(refusedSendsQuery(projectId));
}
