import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { MemberRole } from './member-role.ts';

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly joined_at: Date;
}

export async function listMembers(db: Kysely<Tables>, projectId: string): Promise<MemberRow[]> {
  return selectMembers(db, projectId).orderBy('u.name').orderBy('u.id').execute();
}

export async function findMember(
  db: Kysely<Tables>,
  projectId: string,
  memberId: string,
): Promise<MemberRow | undefined> {
  return selectMembers(db, projectId).where('u.id', '=', memberId).executeTakeFirst();
}

export async function createMember(
  db: Kysely<Tables>,
  member: { readonly projectId: string; readonly memberId: string; readonly role: MemberRole; readonly at: Date },
): Promise<void> {
  const { projectId, memberId, role, at } = member;
  await db
    .insertInto('project_members')
    .values({ project_id: projectId, member_id: memberId, role, joined_at: at })
    .execute();
}

export async function updateRole(
  db: Kysely<Tables>,
  projectId: string,
  memberId: string,
  role: MemberRole,
): Promise<void> {
  await db
    .updateTable('project_members')
    .set({ role })
    .where('project_id', '=', projectId)
    .where('member_id', '=', memberId)
    .execute();
}

export async function removeMember(db: Kysely<Tables>, projectId: string, memberId: string): Promise<void> {
  await db
    .deleteFrom('project_members')
    .where('project_id', '=', projectId)
    .where('member_id', '=', memberId)
    .execute();
}

export async function countOwners(db: Kysely<Tables>, projectId: string): Promise<number> {
  const row = await db
    .selectFrom('project_members')
    .select((select) => select.fn.countAll<string>().as('owners'))
    .where('project_id', '=', projectId)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return Number(row.owners);
}

/** Says whether the member belongs to a project that the other one does not own. */
export async function hasProjectsNotOwnedBy(db: Kysely<Tables>, memberId: string, ownerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('project_members as m')
    .select('m.project_id')
    .where('m.member_id', '=', memberId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('project_members as o')
            .select('o.project_id')
            .whereRef('o.project_id', '=', 'm.project_id')
            .where('o.member_id', '=', ownerId)
            .where('o.role', '=', 'owner'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function selectMembers(db: Kysely<Tables>, projectId: string) {
  return db
    .selectFrom('project_members as m')
    .innerJoin('auth.user as u', 'u.id', 'm.member_id')
    .select(['u.id', 'u.name', 'u.email', 'm.role', 'm.joined_at'])
    .where('m.project_id', '=', projectId);
}
