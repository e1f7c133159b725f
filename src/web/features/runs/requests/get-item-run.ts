import { useQuery } from '@tanstack/react-query';
import { getItemRun } from '#contract/runs.ts';
import { callApi } from '../../../lib/api.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { projectKey } from '../../../lib/query-keys.ts';

/** What a step did for one item of a Fan Out. `instance` null: nothing is asked. */
export function useItemRun(runId: string, stepId: string, instance: string | null) {
  const projectId = useProjectId();
  return useQuery({
    queryKey: projectKey(projectId, 'runs', runId, 'item', stepId, instance),
    queryFn: ({ signal }) =>
      callApi(getItemRun, { params: { projectId, runId, stepId }, query: { instance: instance ?? '' }, signal }),
    enabled: instance !== null,
    // A number that is being typed may name an item that there is not.
    retry: false,
  });
}
