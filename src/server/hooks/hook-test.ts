import { randomBytes } from 'node:crypto';
import type { getHookTest as readRoute, startHookTest as startRoute } from '#contract/hooks.ts';
import type { ResponseOf } from '#contract/route.ts';
import { findReceived, insertHookTest, saveReceived } from '#storage/hooks/hook-tests.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { requireWorkflow } from '../workflows/get-workflow.ts';
import { hashToken } from './hook-address.ts';
import { makeHookInput, type HookCall } from './receive-hook.ts';

const PREFIX = 'test-';
/** No run is started, and so none has this id. */
const NO_RUN = '00000000-0000-0000-0000-000000000000';

export function isTestToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** Opens an address at which the editor of a workflow listens. */
export async function openHookTest(
  { db, pool, config }: Pick<ServerDeps, 'db' | 'pool' | 'config'>,
  projectId: string,
  workflowId: string,
): Promise<ResponseOf<typeof startRoute>> {
  const { id } = await requireWorkflow(db, projectId, workflowId);
  const token = `${PREFIX}${randomBytes(24).toString('base64url')}`;
  const listensUntil = await insertHookTest(pool, hashToken(token), id);
  return { token, url: `${config.publicUrl}/hooks/${token}`, listensUntil: listensUntil.toISOString() };
}

export async function readHookTest(
  { db, pool }: Pick<ServerDeps, 'db' | 'pool'>,
  projectId: string,
  workflowId: string,
  token: string,
): Promise<ResponseOf<typeof readRoute>> {
  const { id } = await requireWorkflow(db, projectId, workflowId);
  const received = await findReceived(pool, hashToken(token), id);
  if (received === undefined) throw nobodyListens();
  // Written by `receiveHookTest` alone.
  return { received: received as ResponseOf<typeof readRoute>['received'] };
}

/** Keeps a call for the editor that listens. Gives the id that stands for no run. */
export async function receiveHookTest(
  { pool }: Pick<ServerDeps, 'pool'>,
  token: string,
  sent: Omit<HookCall, 'token' | 'signal'>,
): Promise<string> {
  if (await saveReceived(pool, hashToken(token), makeHookInput(sent))) return NO_RUN;
  throw nobodyListens();
}

function nobodyListens(): AppError {
  return new AppError('not_found', 'Nobody listens at this address any more. Listen again in the editor.');
}
