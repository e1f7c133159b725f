import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { createSnapshot, getSnapshot, listSnapshots, removeSnapshot, renameSnapshot } from '#contract/snapshots.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type Snapshot = ResponseOf<typeof listSnapshots>[number];
type Place = { readonly projectId: string; readonly workflowId: string };

export function useSnapshots({ projectId, workflowId }: Place) {
  return useQuery({
    queryKey: projectKey(projectId, 'workflows', workflowId, 'snapshots'),
    queryFn: ({ signal }) => callApi(listSnapshots, { params: { projectId, workflowId }, signal }),
  });
}

/** What a snapshot froze never changes. `snapshotId` undefined: there is none to ask for. */
export function useSnapshot({ projectId, workflowId }: Place, snapshotId: string | undefined) {
  return useQuery({
    queryKey: projectKey(projectId, 'workflows', 'snapshot', workflowId, snapshotId),
    queryFn: ({ signal }) =>
      callApi(getSnapshot, { params: { projectId, workflowId, snapshotId: snapshotId ?? '' }, signal }),
    enabled: snapshotId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCreateSnapshot(place: Place) {
  const refresh = useRefreshSnapshots(place);
  return useMutation({
    mutationFn: (name: string) => callApi(createSnapshot, { params: place, body: { name } }),
    onSuccess: refresh,
  });
}

export function useRenameSnapshot(place: Place, snapshotId: string) {
  const refresh = useRefreshSnapshots(place);
  return useMutation({
    mutationFn: (name: string) => callApi(renameSnapshot, { params: { ...place, snapshotId }, body: { name } }),
    onSuccess: refresh,
  });
}

export function useRemoveSnapshot(place: Place, snapshotId: string) {
  const refresh = useRefreshSnapshots(place);
  return useMutation({
    mutationFn: () => callApi(removeSnapshot, { params: { ...place, snapshotId } }),
    onSuccess: refresh,
  });
}

function useRefreshSnapshots({ projectId, workflowId }: Place) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: projectKey(projectId, 'workflows', workflowId, 'snapshots') });
}
