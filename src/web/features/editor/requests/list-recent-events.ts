import { queryOptions } from '@tanstack/react-query';
import { getReceivedEvent, listReceivedEvents } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type ReceivedEventSummary = ResponseOf<typeof listReceivedEvents>['items'][number];

const RECENT_COUNT = 20;

/** The last received events of an App Event or an API resource, newest first. */
export const recentEventsQuery = (projectId: string, sourceId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'received-events', 'list', { appEventId: sourceId, limit: RECENT_COUNT }),
    queryFn: async ({ signal }) => {
      const query = { appEventId: sourceId, limit: RECENT_COUNT };
      return (await callApi(listReceivedEvents, { params: { projectId }, query, signal })).items;
    },
  });

export async function fetchReceivedEvent(projectId: string, eventId: string) {
  return callApi(getReceivedEvent, { params: { projectId, eventId } });
}
