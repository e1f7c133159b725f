import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ApiKeysTable } from './settings-tables.ts';

/** Without the hash, which nobody but the check of a request needs. */
export type ApiKeyRow = Omit<Selectable<ApiKeysTable>, 'secret_hash'>;

const columns = ['id', 'project_id', 'name', 'prefix', 'created_at', 'revoked_at'] as const;

export async function listApiKeys(db: Kysely<Tables>, projectId: string): Promise<ApiKeyRow[]> {
  return db.selectFrom('api_keys').select(columns).where('project_id', '=', projectId).orderBy('id', 'desc').execute();
}

export async function createApiKey(db: Kysely<Tables>, key: Insertable<ApiKeysTable>): Promise<ApiKeyRow> {
  return db.insertInto('api_keys').values(key).returning(columns).executeTakeFirstOrThrow();
}

/** undefined: there is no such key, or it is revoked already. */
export async function revokeApiKey(
  db: Kysely<Tables>,
  projectId: string,
  keyId: string,
  at: Date,
): Promise<ApiKeyRow | undefined> {
  return db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('project_id', '=', projectId)
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
}
