import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createAppEvent } from '#contract/app-events.ts';
import type { BodyOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { appEventQuery } from './get-app-event.ts';
import { appEventsQuery } from './list-app-events.ts';

export function useCreateAppEvent(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createAppEvent>) => callApi(createAppEvent, { params: { projectId }, body }),
    onSuccess: (created) => {
      client.setQueryData(appEventQuery(projectId, created.id).queryKey, created);
      void client.invalidateQueries(appEventsQuery(projectId));
    },
  });
}
