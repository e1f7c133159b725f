import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  dropOldKeys,
  listFieldRenames,
  previewFieldRename,
  renameFields,
  undoFieldRename,
} from '#contract/field-renames.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import type { FieldRename } from '#core/schema/find-renamed-fields.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type StoredRename = ResponseOf<typeof listFieldRenames>[number];
export type RenameEffect = ResponseOf<typeof previewFieldRename>;

const renamesQuery = (projectId: string, appEventId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'app-events', appEventId, 'field-renames'),
    queryFn: ({ signal }) => callApi(listFieldRenames, { params: { projectId, appEventId }, signal }),
    // What was published since changes who reads an old key.
    staleTime: 0,
  });

export function useFieldRenames(projectId: string, appEventId: string) {
  return useQuery(renamesQuery(projectId, appEventId));
}

/** Asks when it is needed; drafts change without a message to this page. */
export function fetchRenameEffect(
  projectId: string,
  appEventId: string,
  renames: readonly FieldRename[],
): Promise<RenameEffect> {
  return callApi(previewFieldRename, { params: { projectId, appEventId }, body: { renames: toBody(renames) } });
}

export function useRenameFields(projectId: string, appEventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      renames,
      ...body
    }: Omit<BodyOf<typeof renameFields>, 'renames'> & { renames: readonly FieldRename[] }) =>
      callApi(renameFields, { params: { projectId, appEventId }, body: { ...body, renames: toBody(renames) } }),
    onSuccess: () => refresh(client, projectId),
  });
}

export function useUndoFieldRename(projectId: string, appEventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (renameId: string) => callApi(undoFieldRename, { params: { projectId, appEventId, renameId } }),
    onSuccess: () => refresh(client, projectId),
  });
}

export function useDropOldKeys(projectId: string, appEventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (renameId: string) => callApi(dropOldKeys, { params: { projectId, appEventId, renameId } }),
    onSuccess: () => refresh(client, projectId),
  });
}

function toBody(renames: readonly FieldRename[]): BodyOf<typeof renameFields>['renames'] {
  return renames.map(({ path, to }) => ({ path: [...path], to }));
}

async function refresh(client: QueryClient, projectId: string): Promise<void> {
  await client.invalidateQueries({ queryKey: projectKey(projectId, 'app-events') });
}
