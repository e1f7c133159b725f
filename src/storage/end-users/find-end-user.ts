import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { EndUsersTable } from './end-user-tables.ts';

export type EndUserRow = Selectable<EndUsersTable>;

/** An end user by the id that the customer's app uses. */
export async function findEndUser(
  db: Kysely<Tables>,
  projectId: string,
  externalId: string,
): Promise<EndUserRow | undefined> {
  return db
    .selectFrom('end_users')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}
