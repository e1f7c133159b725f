import { isAllowed, type Permission, type Role } from '#contract/roles.ts';
import { useProjectId } from './project-id.ts';
import { useSession } from './session.ts';

/** The signed-in member's role in the project of the address. */
export function useRole(): Role {
  const projectId = useProjectId();
  return useSession().projects.find((project) => project.id === projectId)?.role ?? 'viewer';
}

/** Whether to show what the server would refuse otherwise. */
export function useCan(permission: Permission): boolean {
  return isAllowed(useRole(), permission);
}
