import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { MemberRole } from './member-role.ts';

/** null: the member does not belong to the project, or there is no such project; one query, so both take the same time. */
export async function findRole(db: Kysely<Tables>, projectId: string, memberId: string): Promise<MemberRole | null> {
  const row = await db
    .selectFrom('project_members')
    .select('role')
    .where('project_id', '=', projectId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row?.role ?? null;
}
