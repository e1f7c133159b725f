import { randomBytes, scrypt } from 'node:crypto';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { createEncryption, type Encryption } from '../crypto/encryption.ts';

const SealedSchema = Type.Object({ salt: Type.String(), ciphertext: Type.String() });
const CONTEXT = 'backup';

/** Closes the secrets file with a passphrase (scrypt, AES-256-GCM). */
export async function sealSecrets(secrets: Buffer, passphrase: string): Promise<Buffer> {
  const salt = randomBytes(16);
  const ciphertext = (await encryptionOf(passphrase, salt)).encrypt(secrets.toString('utf8'), CONTEXT);
  return Buffer.from(JSON.stringify({ salt: salt.toString('base64'), ciphertext: ciphertext.toString('base64') }));
}

/** Undefined: the passphrase is another one. */
export async function openSecrets(sealed: Buffer, passphrase: string): Promise<Buffer | undefined> {
  const { salt, ciphertext } = Value.Parse(SealedSchema, JSON.parse(sealed.toString('utf8')));
  const encryption = await encryptionOf(passphrase, Buffer.from(salt, 'base64'));
  try {
    return Buffer.from(encryption.decrypt(Buffer.from(ciphertext, 'base64'), CONTEXT));
  } catch {
    return undefined;
  }
}

async function encryptionOf(passphrase: string, salt: Buffer): Promise<Encryption> {
  // 128 MiB and half a second for each guess.
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
  const key = await new Promise<Buffer>((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, made) => (error ? reject(error) : resolve(made)));
  });
  return createEncryption([key.toString('base64')]);
}
