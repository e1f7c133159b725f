import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { getReceivedEvent } from '#contract/runs.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type ReceivedEvent = ResponseOf<typeof getReceivedEvent>;
export type Delivery = ReceivedEvent['deliveries'][number];

const receivedEventQuery = (projectId: string, eventId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'received-events', eventId),
    queryFn: ({ signal }) => callApi(getReceivedEvent, { params: { projectId, eventId }, signal }),
  });

export function useReceivedEvent(projectId: string, eventId: string) {
  return useQuery(receivedEventQuery(projectId, eventId));
}
