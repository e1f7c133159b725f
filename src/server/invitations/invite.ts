import type { Role } from '#contract/roles.ts';
import { createInvitation, removeInvitation, type InvitationRow } from '#storage/members/invitations.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import { createRandomToken, hashToken } from '../crypto/random-token.ts';
import type { ServerDeps } from '../deps.ts';

const LIFE_MS = 7 * 24 * 60 * 60 * 1000;

export interface Invited {
  readonly invitation: InvitationRow;
  /** Nobody can read it again: only its hash is kept. */
  readonly url: string;
}

export async function invite(deps: ServerDeps, caller: ProjectCaller, role: Role): Promise<Invited> {
  const { audit, config, createId, db, now } = deps;
  const { projectId, member: actor } = caller;
  const token = createRandomToken();
  const invitation = await db.transaction().execute(async (transaction) => {
    const row = await createInvitation(transaction, {
      id: createId(),
      project_id: projectId,
      role,
      token_hash: hashToken(token),
      created_by: actor.id,
      created_at: new Date(now()),
      expires_at: new Date(now() + LIFE_MS),
    });
    await audit.write(transaction, { projectId, actor, action: 'invitation.created', subject: role });
    return row;
  });
  return { invitation, url: `${config.publicUrl}/invitations/${token}` };
}

export async function withdrawInvitation(
  { audit, db }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  invitationId: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const removed = await removeInvitation(transaction, projectId, invitationId);
    if (removed === undefined) throw new AppError('not_found', 'There is no such open invitation.');
    await audit.write(transaction, { projectId, actor, action: 'invitation.withdrawn', subject: removed.role });
  });
}
