import { queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getAppEvent, listAppEvents } from '#contract/app-events.ts';
import type { ResponseOf } from '#contract/route.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import type { EditorAppEvent } from '../store/editor-state.ts';

type AppEvent = ResponseOf<typeof getAppEvent>;

/** The samples of more App Events are loaded only when a workflow starts with them. */
const MAX_SAMPLES = 50;

export const appEventNamesQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'app-events', 'list'),
    queryFn: ({ signal }) => callApi(listAppEvents, { params: { projectId }, signal }),
  });

/**
 * The App Events as the editor knows them. Names come first; samples follow one by one, that of the event that starts the
 * workflow in front and the others only `withOthers`. `isReady`: that one is there.
 */
export function useEditorAppEvents(projectId: string, chosenId: string | null, withOthers: boolean) {
  const list = useQuery(appEventNamesQuery(projectId));
  const ids = withOthers ? (list.data?.map(({ id }) => id) ?? []) : [];
  const wanted = [...new Set([...(chosenId === null ? [] : [chosenId]), ...ids.slice(0, MAX_SAMPLES)])];
  const details = useQueries({
    queries: wanted.map((appEventId) => ({
      queryKey: projectKey(projectId, 'app-events', appEventId),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        callApi(getAppEvent, { params: { projectId, appEventId }, signal }),
    })),
    combine: combineDetails,
  });
  const appEvents = useMemo(() => merge(list.data ?? [], details.loaded), [list.data, details.loaded]);
  const isChosenReady = chosenId === null || details.settledCount === wanted.length || details.loaded.has(chosenId);
  return {
    appEvents,
    isReady: !list.isPending && isChosenReady,
    error: list.data === undefined ? list.error : null,
    refetch: list.refetch,
  };
}

function combineDetails(results: readonly UseQueryResult<AppEvent>[]) {
  return {
    loaded: new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const]))),
    settledCount: results.filter(({ isPending }) => !isPending).length,
  };
}

function merge(
  list: readonly { readonly id: string; readonly name: string }[],
  details: ReadonlyMap<string, AppEvent>,
): readonly EditorAppEvent[] {
  return list.map(({ id, name }) => {
    const detail = details.get(id);
    const sample = parseJsonText(detail?.sample ?? '{}');
    return { id, name, schema: detail?.schema ?? {}, sample: sample.ok ? sample.value : {} };
  });
}
