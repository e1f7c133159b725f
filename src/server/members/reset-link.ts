import { hasProjectsNotOwnedBy } from '#storage/members/members.ts';
import { AppError } from '../app-error.ts';
import { createResetUrl } from '../auth/create-reset-url.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { getMember } from './change-members.ts';

/** A link with which the member sets a new password; whoever has it can sign in as the member. */
export async function createResetLink(
  deps: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  memberId: string,
): Promise<string> {
  const member = await getMember(deps.db, projectId, memberId);
  // Else the owner of one project could sign in to the projects of others through a member that they share.
  if (memberId !== actor.id && (await hasProjectsNotOwnedBy(deps.db, memberId, actor.id))) {
    const message = `${member.name} also belongs to projects that you do not own. The operator can make a link with "npm run reset-password".`;
    throw new AppError('not_allowed', message);
  }
  await deps.audit.write(deps.db, {
    projectId,
    actor,
    action: 'member.password_reset_link_created',
    subject: member.email,
  });
  return createResetUrl(deps.auth, deps.config.publicUrl, memberId, new Date(deps.now()));
}
