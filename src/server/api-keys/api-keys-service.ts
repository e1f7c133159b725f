import { announceSettings } from '#storage/projects/projects.ts';
import * as apiKeys from '#storage/settings/api-keys.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import { createRandomToken, hashToken } from '../crypto/random-token.ts';
import type { ServerDeps } from '../deps.ts';
import { cleanLabel } from '../validation/clean-label.ts';

const KEY_PREFIX = 'mr_live_';
/** Enough to tell keys apart, too few to guess the rest from. */
const SHOWN_CHARACTERS = KEY_PREFIX.length + 4;

export interface CreatedApiKey {
  readonly key: apiKeys.ApiKeyRow;
  /** Nobody can read it again: only its hash is kept. */
  readonly secret: string;
}

export async function createApiKey(
  { audit, createId, db, now }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  label: string,
): Promise<CreatedApiKey> {
  const name = cleanLabel(label, 'name');
  const secret = KEY_PREFIX + createRandomToken();
  const key = await db.transaction().execute(async (transaction) => {
    const row = await apiKeys.createApiKey(transaction, {
      id: createId(),
      project_id: projectId,
      name,
      prefix: secret.slice(0, SHOWN_CHARACTERS),
      secret_hash: hashToken(secret),
      created_at: new Date(now()),
    });
    const details = { prefix: row.prefix };
    await audit.write(transaction, { projectId, actor, action: 'api_key.created', subject: name, details });
    await announceSettings(transaction, projectId);
    return row;
  });
  return { key, secret };
}

export async function revokeApiKey(
  { audit, db, now }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  keyId: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const revoked = await apiKeys.revokeApiKey(transaction, projectId, keyId, new Date(now()));
    if (revoked === undefined) throw new AppError('not_found', 'There is no such active server API key.');
    const details = { prefix: revoked.prefix };
    await audit.write(transaction, { projectId, actor, action: 'api_key.revoked', subject: revoked.name, details });
    await announceSettings(transaction, projectId);
  });
}
