import type { FastifyRequest } from 'fastify';
import type { ProjectId } from '#core/base/brand.ts';
import { isUuid } from '#core/base/uuid-v7.ts';
import { isAllowed, type Permission } from '#contract/roles.ts';
import type { Policy } from '#contract/route.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseForeignOrigin } from './origin.ts';
import type { AnyCaller, Member, MemberCaller, ProjectCaller } from './caller.ts';

/** Gives the hook that lets a request through to a route of this policy, or throws what refuses it. */
export type EnforcePolicy = (policy: Policy) => (request: FastifyRequest) => Promise<void>;

export type PolicyDeps = Pick<ServerDeps, 'config' | 'sessions' | 'memberships' | 'authoriseSender' | 'authoriseKey'>;

export function createPolicies(deps: PolicyDeps): EnforcePolicy {
  return (policy) => async (request) => {
    // A User Token or key is sent on purpose; a cookie is sent by the browser, whoever asks it to.
    if (policy.kind !== 'sender' && policy.kind !== 'key') refuseForeignOrigin(request, deps.config.publicUrl);
    switch (policy.kind) {
      case 'public':
        request.caller = await identify(deps, request);
        return;
      case 'member':
        request.caller = await requireMember(deps, request);
        return;
      case 'project':
        request.caller = await requirePermission(deps, request, policy.permission);
        return;
      case 'sender':
        request.caller = await deps.authoriseSender(request);
        return;
      case 'key':
        request.caller = await deps.authoriseKey(request);
        return;
    }
  };
}

async function identify(deps: PolicyDeps, request: FastifyRequest): Promise<AnyCaller> {
  return { member: await deps.sessions.findMember(request) };
}

async function requireMember(deps: PolicyDeps, request: FastifyRequest): Promise<MemberCaller> {
  const member = await deps.sessions.findMember(request);
  if (member === null) throw new AppError('not_signed_in', 'Sign in first.');
  return { member };
}

async function requirePermission(
  deps: PolicyDeps,
  request: FastifyRequest,
  permission: Permission,
): Promise<ProjectCaller> {
  const { member } = await requireMember(deps, request);
  const projectId = readProjectId(request);
  const role = projectId === null ? null : await deps.memberships.findRole(projectId, member.id);
  // A project of others is answered as one that does not exist.
  if (projectId === null || role === null) throw projectNotFound();
  if (!isAllowed(role, permission)) throw notAllowed(role, member);
  return { member, projectId, role };
}

function readProjectId(request: FastifyRequest): ProjectId | null {
  // Routes with this policy have the parameter, and the router gives text.
  const { projectId } = request.params as { projectId: string };
  return isUuid(projectId) ? (projectId.toLowerCase() as ProjectId) : null;
}

function projectNotFound(): AppError {
  return new AppError('project_not_found', 'There is no such project, or you are not a member of it.');
}

function notAllowed(role: string, member: Member): AppError {
  return new AppError('not_allowed', `Your role in this project is ${role}, and it does not allow this.`, {
    details: { role, memberId: member.id },
  });
}
