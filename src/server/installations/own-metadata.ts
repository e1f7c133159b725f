import type { JsonObject } from '#core/base/json.ts';
import { setMetadata } from '#storage/end-users/set-metadata.ts';
import type { SenderCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { createUser } from '../users/create-user.ts';
import { requireMetadata } from '../users/require-metadata.ts';

/** Sets the metadata of the end user who calls, and makes them known if nobody has seen them. The last word counts. */
export async function setOwnMetadata(
  deps: Pick<ServerDeps, 'db' | 'pool' | 'onActivity'>,
  { projectId, endUserExternalId }: SenderCaller,
  meta: JsonObject,
): Promise<void> {
  const { text } = requireMetadata('meta', meta);
  const endUserId = await createUser(deps, projectId, endUserExternalId);
  await setMetadata(deps.db, endUserId, text);
  deps.onActivity(projectId);
}
