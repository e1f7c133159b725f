import { queryOptions } from '@tanstack/react-query';
import type { Role } from '#contract/roles.ts';
import type { ResponseOf } from '#contract/route.ts';
import { createInvitation, listInvitations, removeInvitation } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export type Invitation = ResponseOf<typeof listInvitations>[number];

export const invitationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'invitations'),
    queryFn: ({ signal }) => callApi(listInvitations, { params: { projectId }, signal }),
  });

export function useCreateInvitation() {
  return useProjectMutation(['settings'], (projectId, role: Role) =>
    callApi(createInvitation, { params: { projectId }, body: { role } }),
  );
}

export function useRemoveInvitation() {
  return useProjectMutation(['settings'], (projectId, invitationId: string) =>
    callApi(removeInvitation, { params: { projectId, invitationId } }),
  );
}
