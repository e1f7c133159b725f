import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateVersion } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

/** Puts the note of a version right. */
export function useUpdateVersion(projectId: string, workflowId: string, versionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      callApi(updateVersion, { params: { projectId, workflowId, versionId }, body: { note } }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectKey(projectId, 'workflows', workflowId, 'versions') }),
  });
}
