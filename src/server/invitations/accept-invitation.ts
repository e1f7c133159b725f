import type { Kysely } from 'kysely';
import type { Tables } from '#storage/database/tables.ts';
import { createAccount, findAccountByEmail } from '#storage/members/accounts.ts';
import { findOpenInvitation, markAccepted, type OpenInvitation } from '#storage/members/invitations.ts';
import { createMember, findMember } from '#storage/members/members.ts';
import { announceSettings } from '#storage/projects/projects.ts';
import { AppError } from '../app-error.ts';
import type { Member } from '../auth/caller.ts';
import { newAccount, type AccountInput } from '../auth/new-account.ts';
import { hashToken } from '../crypto/random-token.ts';
import type { ServerDeps } from '../deps.ts';

export async function getInvitation({ db, now }: ServerDeps, token: string): Promise<OpenInvitation> {
  const invitation = await findOpenInvitation(db, hashToken(token), new Date(now()));
  if (invitation === undefined) throw invitationGone();
  return invitation;
}

/** Somebody with an account joins the project; gives its id. */
export async function acceptAsMember(deps: ServerDeps, token: string, member: Member): Promise<string> {
  const invitation = await getInvitation(deps, token);
  await deps.db.transaction().execute((transaction) => join(deps, transaction, invitation, member));
  deps.memberships.clear();
  return invitation.project_id;
}

/** Somebody without an account gets one and joins the project; gives its id. */
export async function acceptWithAccount(deps: ServerDeps, token: string, input: AccountInput): Promise<string> {
  const invitation = await getInvitation(deps, token);
  const account = await newAccount(deps, input);
  await deps.db.transaction().execute(async (transaction) => {
    if ((await findAccountByEmail(transaction, account.email)) !== undefined) {
      const message = `There is an account for ${account.email} already. Sign in with it, then open this link again.`;
      throw new AppError('conflict', message);
    }
    await createAccount(transaction, account);
    await join(deps, transaction, invitation, account);
  });
  return invitation.project_id;
}

async function join(
  { audit, now }: ServerDeps,
  transaction: Kysely<Tables>,
  { id, project_id: projectId, role }: OpenInvitation,
  member: Member,
): Promise<void> {
  if ((await findMember(transaction, projectId, member.id)) !== undefined) {
    throw new AppError('already_member', 'You are a member of this project already.');
  }
  const at = new Date(now());
  if (!(await markAccepted(transaction, id, at))) throw invitationGone();
  await createMember(transaction, { projectId, memberId: member.id, role, at });
  const details = { role };
  await audit.write(transaction, { projectId, actor: member, action: 'member.joined', subject: member.email, details });
  await announceSettings(transaction, projectId);
}

function invitationGone(): AppError {
  return new AppError('not_found', 'This invitation has been used, withdrawn or has expired. Ask for a new one.');
}
