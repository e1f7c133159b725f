import { queryOptions, useQuery } from '@tanstack/react-query';
import { listAppEventUsages } from '#contract/app-events.ts';
import type { ResponseOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type AppEventUsage = ResponseOf<typeof listAppEventUsages>[number];

const usagesQuery = (projectId: string, appEventId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'app-events', appEventId, 'usages'),
    queryFn: ({ signal }) => callApi(listAppEventUsages, { params: { projectId, appEventId }, signal }),
    // Drafts change without a message to this page.
    staleTime: 0,
  });

export function useUsages(projectId: string, appEventId: string) {
  return useQuery(usagesQuery(projectId, appEventId));
}
