import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { InvitationsTable } from './member-tables.ts';

export type InvitationRow = Pick<Selectable<InvitationsTable>, 'id' | 'role' | 'created_at' | 'expires_at'>;
export type OpenInvitation = InvitationRow & { readonly project_id: string; readonly project_name: string };

const columns = ['id', 'role', 'created_at', 'expires_at'] as const;

export async function createInvitation(
  db: Kysely<Tables>,
  invitation: Insertable<InvitationsTable>,
): Promise<InvitationRow> {
  return db.insertInto('invitations').values(invitation).returning(columns).executeTakeFirstOrThrow();
}

/** Those that can still be accepted, newest first. */
export async function listInvitations(db: Kysely<Tables>, projectId: string, now: Date): Promise<InvitationRow[]> {
  return db
    .selectFrom('invitations')
    .select(columns)
    .where('project_id', '=', projectId)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute();
}

export async function removeInvitation(
  db: Kysely<Tables>,
  projectId: string,
  invitationId: string,
): Promise<InvitationRow | undefined> {
  return db
    .deleteFrom('invitations')
    .where('project_id', '=', projectId)
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
}

/** undefined: unknown, accepted, withdrawn or expired. */
export async function findOpenInvitation(
  db: Kysely<Tables>,
  tokenHash: Buffer,
  now: Date,
): Promise<OpenInvitation | undefined> {
  return db
    .selectFrom('invitations as i')
    .innerJoin('projects as p', 'p.id', 'i.project_id')
    .select(['i.id', 'i.role', 'i.created_at', 'i.expires_at', 'i.project_id', 'p.name as project_name'])
    .where('i.token_hash', '=', tokenHash)
    .where('i.accepted_at', 'is', null)
    .where('i.expires_at', '>', now)
    .executeTakeFirst();
}

/** Says whether the invitation was still open: of two that accept at once, one is first. */
export async function markAccepted(db: Kysely<Tables>, invitationId: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set({ accepted_at: at })
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
