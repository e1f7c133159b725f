import { queryOptions, useQuery } from '@tanstack/react-query';
import { getAppEvent } from '#contract/app-events.ts';
import type { ResponseOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type AppEvent = ResponseOf<typeof getAppEvent>;

export const appEventQuery = (projectId: string, appEventId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'app-events', appEventId),
    queryFn: ({ signal }) => callApi(getAppEvent, { params: { projectId, appEventId }, signal }),
  });

export function useAppEvent(projectId: string, appEventId: string) {
  return useQuery(appEventQuery(projectId, appEventId));
}
