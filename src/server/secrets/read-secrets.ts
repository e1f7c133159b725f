import type { Kysely } from 'kysely';
import type { Tables } from '#storage/database/tables.ts';
import { listSecrets } from '#storage/settings/secrets.ts';
import type { Encryption } from '../crypto/encryption.ts';
import { secretContext } from './secret-context.ts';

/** The decrypted secrets of a project by their ids; for steps that run, and for nothing else. */
export async function readSecrets(
  { db, encryption }: { readonly db: Kysely<Tables>; readonly encryption: Encryption },
  projectId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await listSecrets(db, projectId);
  return new Map(rows.map(({ id, ciphertext }) => [id, encryption.decrypt(ciphertext, secretContext(projectId, id))]));
}
