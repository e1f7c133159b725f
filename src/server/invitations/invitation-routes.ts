import { acceptInvitation, getInvitation } from '#contract/session.ts';
import { createInvitation, listInvitations, removeInvitation } from '#contract/settings.ts';
import * as invitations from '#storage/members/invitations.ts';
import { AppError } from '../app-error.ts';
import { signIn } from '../auth/sign-in.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import * as accepting from './accept-invitation.ts';
import { invite, withdrawInvitation } from './invite.ts';

export function registerInvitationRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(listInvitations, async ({ caller }) =>
    (await invitations.listInvitations(deps.db, caller.projectId, new Date(deps.now()))).map(present),
  );
  bind.project(createInvitation, async ({ body, caller }) => {
    const { invitation, url } = await invite(deps, caller, body.role);
    return { invitation: present(invitation), url };
  });
  bind.project(removeInvitation, async ({ params, caller }) => {
    await withdrawInvitation(deps, caller, params.invitationId);
    return {};
  });

  bind.public(getInvitation, async ({ params }) => {
    const { project_id, project_name, role, expires_at } = await accepting.getInvitation(deps, params.token);
    return { projectId: project_id, projectName: project_name, role, expiresAt: expires_at.toISOString() };
  });
  bind.public(acceptInvitation, async ({ params, body: { account }, caller: { member }, request, reply }) => {
    if (account !== undefined) {
      const projectId = await accepting.acceptWithAccount(deps, params.token, account);
      await signIn(deps, account, request, reply);
      return { projectId };
    }
    if (member === null) throw new AppError('not_signed_in', 'Sign in first, or make an account with "account".');
    return { projectId: await accepting.acceptAsMember(deps, params.token, member) };
  });
}

function present({ id, role, created_at, expires_at }: invitations.InvitationRow) {
  return { id, role, createdAt: created_at.toISOString(), expiresAt: expires_at.toISOString() };
}
