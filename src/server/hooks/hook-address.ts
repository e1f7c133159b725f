import { createHash, randomBytes } from 'node:crypto';
import type { getHook as route } from '#contract/hooks.ts';
import type { ResponseOf } from '#contract/route.ts';
import { webhookTrigger } from '#steps/webhook/definition.ts';
import { findOrInsertHook, findOverlap, replaceHook, type NewHook } from '#storage/hooks/hooks.ts';
import { findStartTarget } from '#storage/run-starts/find-start-target.ts';
import { addressContext } from '../crypto/address-context.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';

type Deps = Pick<ServerDeps, 'pool' | 'encryption' | 'config'>;
type Hook = ResponseOf<typeof route>;

const TOKEN_BYTES = 32;
const DAY_S = 86_400;

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The address of one end user's Webhook workflow, which is made when somebody first asks for it. */
export async function getHookAddress(deps: Deps, { projectId, workflowId, endUserId }: HookOwner): Promise<Hook> {
  const installationId = await requireInstallation(deps, { projectId, workflowId, endUserId });
  const ciphertext = await findOrInsertHook(deps.pool, makeHook(deps, installationId));
  return present(deps, installationId, deps.encryption.decrypt(ciphertext, addressContext('hook', installationId)));
}

export async function rotateHookAddress(deps: Deps, owner: HookOwner, overlapS = DAY_S): Promise<Hook> {
  const installationId = await requireInstallation(deps, owner);
  const hook = makeHook(deps, installationId);
  const client = await deps.pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    await replaceHook(client, hook, overlapS);
    await client.query('commit');
  } catch (error) {
    failure = error instanceof Error ? error : new Error('The transaction failed.', { cause: error });
    throw error;
  } finally {
    client.release(failure);
  }
  return present(deps, installationId, hook.token);
}

export type HookOwner = { readonly projectId: string; readonly workflowId: string; readonly endUserId: string };

async function requireInstallation({ pool }: Deps, { projectId, workflowId, endUserId }: HookOwner): Promise<string> {
  const target = await findStartTarget(pool, projectId, workflowId, endUserId);
  if (target === undefined) throw workflowNotFound();
  if (target.published?.triggerType !== webhookTrigger.type) {
    throw new AppError('trigger_mismatch', 'The published version of this workflow is not started by a Webhook.');
  }
  if (target.installation?.isEnabled === true) return target.installation.id;
  throw new AppError('workflow_not_enabled', 'The workflow is not switched on for this end user.');
}

function makeHook({ encryption }: Deps, installationId: string): NewHook & { readonly token: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const tokenCiphertext = encryption.encrypt(token, addressContext('hook', installationId));
  return { token, tokenHash: hashToken(token), tokenCiphertext, installationId };
}

async function present({ pool, config }: Deps, installationId: string, token: string): Promise<Hook> {
  const previous = await findOverlap(pool, installationId);
  return { url: `${config.publicUrl}/hooks/${token}`, previousUntil: previous?.toISOString() ?? null };
}
