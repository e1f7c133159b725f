import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import { AppError } from '../app-error.ts';

const FEWEST_BITS = 2048;
/** Verifying costs with the cube of the size; more bits than this make every send slow. */
const MOST_BITS = 8192;

export interface SigningKeyMaterial {
  /** SPKI. */
  readonly publicKeyPem: string;
  readonly kid: string;
  /** PKCS#8; null when the key was brought along. */
  readonly privateKeyPem: string | null;
}

export async function generateSigningKey(): Promise<SigningKeyMaterial> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: FEWEST_BITS });
  const material = await describePublicKey(publicKey);
  return { ...material, privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** Takes SPKI ("PUBLIC KEY") and PKCS#1 ("RSA PUBLIC KEY"). */
export async function readSigningKey(pem: string): Promise<SigningKeyMaterial> {
  if (/PRIVATE KEY/.test(pem)) {
    throw refuse('This is a private key. Paste the public key; the private one stays with your app.');
  }
  const key = parsePublicKey(pem.trim());
  if (key.asymmetricKeyType !== 'rsa')
    throw refuse('The key must be an RSA key, because User Tokens are signed with RS256.');
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < FEWEST_BITS) throw refuse(`The key has ${bits} bits, and it needs at least ${FEWEST_BITS}.`);
  if (bits > MOST_BITS) throw refuse(`The key has ${bits} bits, and at most ${MOST_BITS} are taken.`);
  return describePublicKey(key);
}

function parsePublicKey(pem: string): KeyObject {
  if (!/-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem)) {
    throw refuse('This is not a public key in PEM. It begins with "-----BEGIN PUBLIC KEY-----".');
  }
  try {
    return createPublicKey(pem);
  } catch (cause) {
    throw refuse('The public key cannot be read. Paste it whole, with its first and last line.', cause);
  }
}

/** The key id is the key's thumbprint (RFC 7638): the same key has the same id wherever it was made. */
async function describePublicKey(key: KeyObject): Promise<SigningKeyMaterial> {
  const kid = await calculateJwkThumbprint(key.export({ format: 'jwk' }));
  return { publicKeyPem: key.export({ type: 'spki', format: 'pem' }).toString(), kid, privateKeyPem: null };
}

function refuse(message: string, cause?: unknown): AppError {
  return new AppError('invalid_request', message, { details: { fields: [{ field: 'publicKeyPem', message }] }, cause });
}
