import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { getRun } from '#contract/runs.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type Run = ResponseOf<typeof getRun>;

const runQuery = (projectId: string, runId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'runs', runId),
    queryFn: ({ signal }) => callApi(getRun, { params: { projectId, runId }, signal }),
    // These never change again; a cancelled run still gets the outcome of the step that was at work.
    staleTime: ({ state }) => (isFinal(state.data) ? 'static' : 30_000),
  });

export function useRun(projectId: string, runId: string) {
  return useQuery(runQuery(projectId, runId));
}

function isFinal(run: Run | undefined): boolean {
  return run?.status === 'completed' || run?.status === 'failed';
}
