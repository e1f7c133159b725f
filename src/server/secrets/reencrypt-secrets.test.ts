import { expect, test } from 'vitest';
import { createResource, getResourceAddress } from '#contract/resources.ts';
import { createSecret } from '#contract/settings.ts';
import { listAddressTokens } from '#storage/hooks/address-tokens.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer } from '#testing/test-server.ts';
import { addressContext } from '../crypto/address-context.ts';
import { createEncryption } from '../crypto/encryption.ts';
import { readSecrets } from './read-secrets.ts';
import { reencryptSecrets } from './reencrypt-secrets.ts';

const [oldKey, newKey] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];

test('after an exchange of the key the old one is not needed, for secrets and for addresses', async () => {
  const server = await startTestServer({ ENCRYPTION_KEY: oldKey });
  try {
    const { owner, projectId } = await signUpOwner(server.url);
    const params = { projectId };
    const secret = await owner.call(createSecret, { params, body: { name: 'TOKEN', value: 'kept' } });
    const body = { name: 'Billing', api: { baseUrl: 'https://api.example.com' }, calls: {} };
    const { id: resourceId } = await owner.call(createResource, { params, body });
    const { url } = await owner.call(getResourceAddress, { params: { projectId, resourceId } });

    await reencryptSecrets(server.deps, createEncryption([newKey, oldKey]));

    const encryption = createEncryption([newKey]);
    const secrets = await readSecrets({ db: server.deps.db, encryption }, projectId);
    expect(secrets.get(secret.id)).toBe('kept');
    const [token] = await listAddressTokens(server.deps.pool);
    const text = encryption.decrypt(token?.ciphertext ?? Buffer.alloc(0), addressContext('resource', resourceId));
    expect(url.endsWith(`/resources/${text}`)).toBe(true);
  } finally {
    await server.close();
  }
});
