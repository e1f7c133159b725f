import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateAppEvent } from '#contract/app-events.ts';
import type { BodyOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { appEventQuery } from './get-app-event.ts';
import { appEventsQuery } from './list-app-events.ts';

export function useUpdateAppEvent(projectId: string, appEventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateAppEvent>) =>
      callApi(updateAppEvent, { params: { projectId, appEventId }, body }),
    onSuccess: (updated) => {
      client.setQueryData(appEventQuery(projectId, appEventId).queryKey, updated);
      void client.invalidateQueries(appEventsQuery(projectId));
      // A new name also changes what a workflow's trigger is called.
      void client.invalidateQueries({ queryKey: projectKey(projectId, 'workflows', 'list') });
    },
  });
}
