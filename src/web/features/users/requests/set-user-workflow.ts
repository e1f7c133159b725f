import { useMutation, useQueryClient } from '@tanstack/react-query';
import { setUserWorkflow } from '#contract/users.ts';
import { callApi } from '../../../lib/api.ts';
import { userQuery, type User } from './get-user.ts';

type Switch = { readonly workflowId: string; readonly isEnabled: boolean };

/** The switch moves at once and moves back when the server refuses. */
export function useSetUserWorkflow(projectId: string, userId: string) {
  const client = useQueryClient();
  const query = userQuery(projectId, userId);
  return useMutation({
    mutationFn: ({ workflowId, isEnabled }: Switch) =>
      callApi(setUserWorkflow, { params: { projectId, userId, workflowId }, body: { isEnabled } }),
    onMutate: async ({ workflowId, isEnabled }) => {
      await client.cancelQueries(query);
      client.setQueryData(query.queryKey, (user) => user && withSwitch(user, workflowId, isEnabled));
    },
    onSettled: () => client.invalidateQueries(query),
  });
}

function withSwitch(user: User, workflowId: string, isEnabled: boolean): User {
  const workflows = user.workflows.map((workflow) =>
    workflow.workflowId === workflowId ? { ...workflow, isEnabled } : workflow,
  );
  return { ...user, workflows };
}
