import { queryOptions } from '@tanstack/react-query';
import type { BodyOf } from '#contract/route.ts';
import { getProject, updateProject } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'project'),
    queryFn: ({ signal }) => callApi(getProject, { params: { projectId }, signal }),
    // While it is paused, the number of runs that wait grows.
    refetchInterval: ({ state }) => (state.data?.isPaused === true ? 5000 : false),
  });

export function useUpdateProject() {
  return useProjectMutation(['settings'], (projectId, body: BodyOf<typeof updateProject>) =>
    callApi(updateProject, { params: { projectId }, body }),
  );
}
