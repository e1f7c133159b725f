import { createPasswordResetLink, listMembers, removeMember, updateMember } from '#contract/settings.ts';
import * as members from '#storage/members/members.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { changeRole, dismissMember } from './change-members.ts';
import { createResetLink } from './reset-link.ts';

export function registerMemberRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(listMembers, async ({ caller }) => (await members.listMembers(deps.db, caller.projectId)).map(present));
  bind.project(updateMember, async ({ params, body, caller }) =>
    present(await changeRole(deps, caller, params.memberId, body.role)),
  );
  bind.project(removeMember, async ({ params, caller }) => {
    await dismissMember(deps, caller, params.memberId);
    return {};
  });
  bind.project(createPasswordResetLink, async ({ params, caller }) => ({
    url: await createResetLink(deps, caller, params.memberId),
  }));
}

function present({ id, name, email, role, joined_at }: members.MemberRow) {
  return { id, name, email, role, joinedAt: joined_at.toISOString() };
}
