import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { SigningKeysTable } from './settings-tables.ts';

export type SigningKeyRow = Selectable<SigningKeysTable>;

export async function listSigningKeys(db: Kysely<Tables>, projectId: string): Promise<SigningKeyRow[]> {
  return db.selectFrom('signing_keys').selectAll().where('project_id', '=', projectId).orderBy('id', 'desc').execute();
}

/** undefined: the project has this key already, or had it. */
export async function createSigningKey(
  db: Kysely<Tables>,
  key: Insertable<SigningKeysTable>,
): Promise<SigningKeyRow | undefined> {
  return db
    .insertInto('signing_keys')
    .values(key)
    .onConflict((conflict) => conflict.columns(['project_id', 'kid']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** undefined: there is no such key, or it is revoked already. */
export async function revokeSigningKey(
  db: Kysely<Tables>,
  projectId: string,
  keyId: string,
  at: Date,
): Promise<SigningKeyRow | undefined> {
  return db
    .updateTable('signing_keys')
    .set({ revoked_at: at })
    .where('project_id', '=', projectId)
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}
