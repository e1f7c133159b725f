import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { createSigningKey } from '#contract/settings.ts';
import type { BrowserClient } from './browser-client.ts';

export type TokenSigner = {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** A token as the customer's backend signs it; `over` replaces claims, undefined leaves one out. */
  readonly sign: (
    over?: Readonly<Record<string, unknown>>,
    header?: { readonly alg?: string; readonly kid?: string },
  ) => Promise<string>;
};

const LIFE_S = 3600;

/** Adds a public key to the project and signs with its private half. */
export async function createTokenSigner(client: BrowserClient, projectId: string): Promise<TokenSigner> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { key } = await client.call(createSigningKey, {
    params: { projectId },
    body: { name: 'Test key', publicKeyPem },
  });
  return {
    keyId: key.id,
    privateKey,
    sign: (over = {}, header = {}) => {
      const nowS = Math.floor(Date.now() / 1000);
      const claims = { sub: 'user-1', iat: nowS, exp: nowS + LIFE_S, ...over };
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', ...header }).sign(privateKey);
    },
  };
}
