import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useProjectId } from './project-id.ts';
import { projectKey, type Topic } from './query-keys.ts';

/** A change in the project of the address; what it can have changed is asked for again before it counts as done. */
export function useProjectMutation<Input = void, Output = unknown>(
  topics: readonly Topic[],
  change: (projectId: string, input: Input) => Promise<Output>,
) {
  const projectId = useProjectId();
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn: (input) => change(projectId, input),
    onSuccess: async () => {
      await Promise.all(topics.map((topic) => client.invalidateQueries({ queryKey: projectKey(projectId, topic) })));
    },
  });
}
