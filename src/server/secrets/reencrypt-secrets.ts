import type { Database } from '#storage/database/open-database.ts';
import { listAddressTokens, replaceAddressToken } from '#storage/hooks/address-tokens.ts';
import { listAllSecrets, replaceCiphertext } from '#storage/settings/secrets.ts';
import { addressContext } from '../crypto/address-context.ts';
import type { Encryption } from '../crypto/encryption.ts';
import { secretContext } from './secret-context.ts';

/**
 * Encrypts with the current key what an older one of ENCRYPTION_KEY encrypted: secrets, and the tokens of addresses;
 * afterwards the older one can go. Throws when one needs a key that is not given: better before the first run fails than
 * after.
 */
export async function reencryptSecrets(
  { db, pool }: Pick<Database, 'db' | 'pool'>,
  encryption: Encryption,
): Promise<void> {
  for (const secret of await listAllSecrets(db)) {
    if (!encryption.isOutdated(secret.ciphertext)) continue;
    const context = secretContext(secret.project_id, secret.id);
    const value = encryption.decrypt(secret.ciphertext, context);
    await replaceCiphertext(db, secret, encryption.encrypt(value, context));
  }
  for (const token of await listAddressTokens(pool)) {
    if (!encryption.isOutdated(token.ciphertext)) continue;
    const context = addressContext(token.table === 'hooks' ? 'hook' : 'resource', token.ownerId);
    await replaceAddressToken(pool, token, encryption.encrypt(encryption.decrypt(token.ciphertext, context), context));
  }
}
