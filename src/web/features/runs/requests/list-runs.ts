import { useQuery } from '@tanstack/react-query';
import { RUN_STATUSES, type RunStatus } from '#core/run/state.ts';
import type { ResponseOf } from '#contract/route.ts';
import { listRuns } from '#contract/runs.ts';
import { callApi } from '../../../lib/api.ts';
import { useLivePages, type PageAsk } from '../../../lib/live-pages.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { earlierOf, resolveTimeRange, type TimeRange } from '../../../lib/time-range.ts';
import { hasFinished } from '../run-status.ts';

export type RunSummary = ResponseOf<typeof listRuns>['items'][number];
/** As the address holds them: any text. */
export type RunFilters = TimeRange & {
  readonly status?: string | undefined;
  readonly workflowId?: string | undefined;
  readonly user?: string | undefined;
  readonly eventId?: string | undefined;
};

export function useRunPages(projectId: string, filters: RunFilters) {
  return useLivePages<RunSummary>({
    queryKey: projectKey(projectId, 'runs', 'list', filters),
    fetchPage: (ask, signal) => fetchRuns(projectId, filters, { ...ask, limit: 50 }, signal),
    timeOf: (run) => run.queuedAt,
    isSettled: (run) => hasFinished(run.status),
  });
}

export function useRecentRuns(projectId: string, filters: RunFilters, limit: number) {
  return useQuery({
    queryKey: projectKey(projectId, 'runs', 'list', filters, { limit }),
    queryFn: ({ signal }) => fetchRuns(projectId, filters, { limit }, signal),
  });
}

function fetchRuns(
  projectId: string,
  { status, from, to, ...exact }: RunFilters,
  { to: until, ...ask }: PageAsk & { readonly limit: number },
  signal: AbortSignal,
) {
  const range = resolveTimeRange({ from, to: earlierOf(to, until) }, Date.now());
  const known = RUN_STATUSES.find((one) => one === status);
  const query = {
    ...ask,
    ...range,
    ...omitEmpty(exact),
    ...(known === undefined ? {} : { status: known satisfies RunStatus }),
  };
  return callApi(listRuns, { params: { projectId }, query, signal });
}

function omitEmpty({ workflowId, user, eventId }: Omit<RunFilters, 'status' | 'from' | 'to'>) {
  return {
    ...(workflowId === undefined ? {} : { workflowId }),
    ...(user === undefined ? {} : { user }),
    ...(eventId === undefined ? {} : { eventId }),
  };
}
