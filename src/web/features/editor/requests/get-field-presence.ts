import { useQuery } from '@tanstack/react-query';
import { getAppEventPresence } from '#contract/app-events.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

const FRESH_MS = 60_000;

/** In how many of the last events each field was; asked once the editor is there. `appEventId` null: nothing is asked. */
export function useFieldPresence(projectId: string, appEventId: string | null, isWanted: boolean) {
  return useQuery({
    // Outside of what every received event makes stale.
    queryKey: projectKey(projectId, 'app-events', 'presence', appEventId),
    queryFn: ({ signal }) =>
      callApi(getAppEventPresence, { params: { projectId, appEventId: appEventId ?? '' }, signal }),
    enabled: isWanted && appEventId !== null,
    staleTime: FRESH_MS,
  });
}
