import type { Kysely } from 'kysely';
import type { Tables } from '#storage/database/tables.ts';
import { listAllSecrets, replaceCiphertext } from '#storage/settings/secrets.ts';
import type { Encryption } from '../crypto/encryption.ts';
import { secretContext } from './secret-context.ts';

/**
 * Encrypts with the current key what an older one of ENCRYPTION_KEY encrypted; afterwards the older one can go. Throws
 * when a secret needs a key that is not given: better before the first run fails than after.
 */
export async function reencryptSecrets(db: Kysely<Tables>, encryption: Encryption): Promise<void> {
  for (const secret of await listAllSecrets(db)) {
    if (!encryption.isOutdated(secret.ciphertext)) continue;
    const context = secretContext(secret.project_id, secret.id);
    const value = encryption.decrypt(secret.ciphertext, context);
    await replaceCiphertext(db, secret, encryption.encrypt(value, context));
  }
}
