import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Keeps secrets unreadable to whoever has the database alone. */
export interface Encryption {
  /** `context` names the row; the text can be decrypted only with the same one. */
  encrypt(plainText: string, context: string): Buffer;
  decrypt(ciphertext: Uint8Array, context: string): string;
  /** Says whether a text was encrypted with a key that is no longer the current one. */
  isOutdated(ciphertext: Uint8Array): boolean;
}

// Layout: format (1 byte), id of the key (4), nonce (12), tag (16), text.
const FORMAT = 1;
const KEY_ID_END = 5;
const NONCE_END = 17;
const TAG_END = 33;
const KEY_BYTES = 32;

interface Key {
  readonly id: Buffer;
  readonly bytes: Buffer;
}

/** AES-256-GCM. The first key encrypts, all decrypt: so a new key is put in front, and the old one leaves later. */
export function createEncryption(keysBase64: readonly string[]): Encryption {
  const keys = keysBase64.map(readKey);
  const [current] = keys;
  if (current === undefined) throw new Error('There is no encryption key.');
  const idOf = (ciphertext: Uint8Array): Uint8Array => ciphertext.subarray(1, KEY_ID_END);
  return {
    encrypt: (plainText, context) => encrypt(current, plainText, context),
    decrypt: (ciphertext, context) => {
      const key = keys.find(({ id }) => id.equals(idOf(ciphertext)));
      if (ciphertext[0] !== FORMAT || key === undefined) {
        throw new Error('A secret was encrypted with a key that is not among ENCRYPTION_KEY.');
      }
      return decrypt(key, ciphertext, context);
    },
    isOutdated: (ciphertext) => !current.id.equals(idOf(ciphertext)),
  };
}

function readKey(base64: string): Key {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new Error(`An encryption key has ${bytes.length} bytes, and it needs ${KEY_BYTES}.`);
  return {
    bytes,
    id: createHash('sha256')
      .update(bytes)
      .digest()
      .subarray(0, KEY_ID_END - 1),
  };
}

function encrypt(key: Key, plainText: string, context: string): Buffer {
  const nonce = randomBytes(NONCE_END - KEY_ID_END);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), key.id, nonce, cipher.getAuthTag(), text]);
}

function decrypt(key: Key, ciphertext: Uint8Array, context: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, ciphertext.subarray(KEY_ID_END, NONCE_END))
    .setAAD(Buffer.from(context))
    .setAuthTag(ciphertext.subarray(NONCE_END, TAG_END));
  return Buffer.concat([decipher.update(ciphertext.subarray(TAG_END)), decipher.final()]).toString('utf8');
}
