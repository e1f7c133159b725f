import { queryOptions, useQuery } from '@tanstack/react-query';
import { listAppEvents } from '#contract/app-events.ts';
import type { ResponseOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type AppEventSummary = ResponseOf<typeof listAppEvents>[number];

export const appEventsQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'app-events', 'list'),
    queryFn: ({ signal }) => callApi(listAppEvents, { params: { projectId }, signal }),
  });

export function useAppEvents(projectId: string) {
  return useQuery(appEventsQuery(projectId));
}
