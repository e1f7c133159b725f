import { useMutation, useQueryClient } from '@tanstack/react-query';
import { removeAppEvent } from '#contract/app-events.ts';
import { callApi } from '../../../lib/api.ts';
import { appEventsQuery } from './list-app-events.ts';

export function useRemoveAppEvent(projectId: string, appEventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(removeAppEvent, { params: { projectId, appEventId } }),
    onSuccess: () => client.invalidateQueries(appEventsQuery(projectId)),
  });
}
