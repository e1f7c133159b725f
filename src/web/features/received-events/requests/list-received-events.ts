import { useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { listReceivedEvents } from '#contract/runs.ts';
import { callApi } from '../../../lib/api.ts';
import { useLivePages, type PageAsk } from '../../../lib/live-pages.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { earlierOf, resolveTimeRange, type TimeRange } from '../../../lib/time-range.ts';

export type ReceivedEventSummary = ResponseOf<typeof listReceivedEvents>['items'][number];
export type ReceivedEventFilters = TimeRange & {
  readonly appEventId?: string | undefined;
  readonly user?: string | undefined;
};

export function useReceivedEventPages(projectId: string, filters: ReceivedEventFilters) {
  return useLivePages<ReceivedEventSummary>({
    queryKey: projectKey(projectId, 'received-events', 'list', filters),
    fetchPage: (ask, signal) => fetchEvents(projectId, filters, { ...ask, limit: 50 }, signal),
    timeOf: (event) => event.receivedAt,
    isSettled: () => true,
  });
}

export function useRecentEvents(projectId: string, filters: ReceivedEventFilters, limit: number) {
  return useQuery({
    queryKey: projectKey(projectId, 'received-events', 'list', filters, { limit }),
    queryFn: ({ signal }) => fetchEvents(projectId, filters, { limit }, signal),
  });
}

function fetchEvents(
  projectId: string,
  { appEventId, user, from, to }: ReceivedEventFilters,
  { to: until, ...ask }: PageAsk & { readonly limit: number },
  signal: AbortSignal,
) {
  const query = {
    ...ask,
    ...resolveTimeRange({ from, to: earlierOf(to, until) }, Date.now()),
    ...(appEventId === undefined ? {} : { appEventId }),
    ...(user === undefined ? {} : { user }),
  };
  return callApi(listReceivedEvents, { params: { projectId }, query, signal });
}
