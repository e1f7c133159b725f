import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { SecretsTable } from './settings-tables.ts';

export type SecretRow = Selectable<SecretsTable>;

export async function listSecrets(db: Kysely<Tables>, projectId: string): Promise<SecretRow[]> {
  return db.selectFrom('secrets').selectAll().where('project_id', '=', projectId).orderBy('name').execute();
}

export async function findSecret(
  db: Kysely<Tables>,
  projectId: string,
  secretId: string,
): Promise<SecretRow | undefined> {
  return db
    .selectFrom('secrets')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', secretId)
    .forUpdate()
    .executeTakeFirst();
}

/** Fails with a unique violation when the name is taken. */
export async function createSecret(db: Kysely<Tables>, secret: Insertable<SecretsTable>): Promise<SecretRow> {
  return db.insertInto('secrets').values(secret).returningAll().executeTakeFirstOrThrow();
}

/** Fails with a unique violation when the name is taken. */
export async function updateSecret(
  db: Kysely<Tables>,
  secretId: string,
  changes: { readonly name: string; readonly ciphertext: Buffer; readonly updated_at: Date },
): Promise<SecretRow> {
  return db.updateTable('secrets').set(changes).where('id', '=', secretId).returningAll().executeTakeFirstOrThrow();
}

export async function removeSecret(db: Kysely<Tables>, secretId: string): Promise<void> {
  await db.deleteFrom('secrets').where('id', '=', secretId).execute();
}

/** Every secret of every project; for exchanging the encryption key. */
export async function listAllSecrets(db: Kysely<Tables>): Promise<SecretRow[]> {
  return db.selectFrom('secrets').selectAll().execute();
}

/** Says whether the row was still as it was read: somebody may have set a new value meanwhile. */
export async function replaceCiphertext(db: Kysely<Tables>, secret: SecretRow, ciphertext: Buffer): Promise<boolean> {
  const result = await db
    .updateTable('secrets')
    .set({ ciphertext })
    .where('id', '=', secret.id)
    .where('ciphertext', '=', secret.ciphertext)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
