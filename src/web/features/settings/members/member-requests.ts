import { queryOptions } from '@tanstack/react-query';
import type { Role } from '#contract/roles.ts';
import type { ResponseOf } from '#contract/route.ts';
import { createPasswordResetLink, listMembers, removeMember, updateMember } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export type Member = ResponseOf<typeof listMembers>[number];

export const membersQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'members'),
    queryFn: ({ signal }) => callApi(listMembers, { params: { projectId }, signal }),
  });

export function useUpdateMember() {
  return useProjectMutation(['settings'], (projectId, input: { readonly memberId: string; readonly role: Role }) =>
    callApi(updateMember, { params: { projectId, memberId: input.memberId }, body: { role: input.role } }),
  );
}

export function useRemoveMember() {
  return useProjectMutation(['settings'], (projectId, memberId: string) =>
    callApi(removeMember, { params: { projectId, memberId } }),
  );
}

export function useCreatePasswordResetLink() {
  return useProjectMutation(['settings'], (projectId, memberId: string) =>
    callApi(createPasswordResetLink, { params: { projectId, memberId } }),
  );
}
