import { useMutation, useQueryClient } from '@tanstack/react-query';
import { removeAlias } from '#contract/app-events.ts';
import { callApi } from '../../../lib/api.ts';
import { appEventQuery } from './get-app-event.ts';

export function useRemoveAlias(projectId: string, appEventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => callApi(removeAlias, { params: { projectId, appEventId, name } }),
    onSuccess: () => client.invalidateQueries(appEventQuery(projectId, appEventId)),
  });
}
