import { announceSettings } from '#storage/projects/projects.ts';
import * as signingKeys from '#storage/settings/signing-keys.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { cleanLabel } from '../validation/clean-label.ts';
import { generateSigningKey, readSigningKey } from './key-pair.ts';

export interface CreatedSigningKey {
  readonly key: signingKeys.SigningKeyRow;
  readonly privateKeyPem: string | null;
}

export async function createSigningKey(
  { audit, createId, db, now }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  input: { readonly name: string; readonly publicKeyPem?: string },
): Promise<CreatedSigningKey> {
  const name = cleanLabel(input.name, 'name');
  const isGenerated = input.publicKeyPem === undefined;
  const material = isGenerated ? await generateSigningKey() : await readSigningKey(input.publicKeyPem ?? '');
  const key = await db.transaction().execute(async (transaction) => {
    const row = await signingKeys.createSigningKey(transaction, {
      id: createId(),
      project_id: projectId,
      name,
      kid: material.kid,
      public_key_pem: material.publicKeyPem,
      created_at: new Date(now()),
    });
    if (row === undefined)
      throw new AppError('conflict', 'The project has this key already, or had it until it was revoked.');
    const details = { kid: row.kid, isGenerated };
    await audit.write(transaction, { projectId, actor, action: 'signing_key.created', subject: name, details });
    await announceSettings(transaction, projectId);
    return row;
  });
  return { key, privateKeyPem: material.privateKeyPem };
}

export async function revokeSigningKey(
  { audit, db, now }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  keyId: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const revoked = await signingKeys.revokeSigningKey(transaction, projectId, keyId, new Date(now()));
    if (revoked === undefined) throw new AppError('not_found', 'There is no such active signing key.');
    const details = { kid: revoked.kid };
    await audit.write(transaction, { projectId, actor, action: 'signing_key.revoked', subject: revoked.name, details });
    await announceSettings(transaction, projectId);
  });
}
