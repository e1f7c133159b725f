import type { setUserMetadata as route } from '#contract/users.ts';
import type { ResponseOf } from '#contract/route.ts';
import { isJsonObject, type Json, type JsonObject } from '#core/base/json.ts';
import { setMetadata } from '#storage/end-users/set-metadata.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { getUser, requireUser } from './get-user.ts';
import { requireMetadata } from './require-metadata.ts';

/** As many are named in the log. */
const MOST_KEYS = 50;

type MetadataChange = { readonly userId: string; readonly metadata: JsonObject };

/** A member sets the metadata of an end user. The log names the keys that changed, never their values. */
export async function setUserMetadata(
  { db, audit, onActivity }: Pick<ServerDeps, 'db' | 'audit' | 'onActivity'>,
  { projectId, member }: ProjectCaller,
  { userId, metadata }: MetadataChange,
): Promise<ResponseOf<typeof route>> {
  const { value, text } = requireMetadata('metadata', metadata);
  await db.transaction().execute(async (transaction) => {
    const user = await requireUser(transaction, projectId, userId);
    const keys = listChangedKeys(user.metadata, value);
    if (keys.length === 0) return;
    await setMetadata(transaction, user.id, text);
    await audit.write(transaction, {
      projectId,
      actor: member,
      action: 'user.metadata_changed',
      subject: userId,
      details: { keys: keys.slice(0, MOST_KEYS) },
    });
  });
  onActivity(projectId);
  return getUser({ db }, projectId, userId);
}

function listChangedKeys(before: Json, after: JsonObject): readonly string[] {
  const old = isJsonObject(before) ? before : {};
  const read = (of: JsonObject, key: string) => (Object.hasOwn(of, key) ? JSON.stringify(of[key]) : undefined);
  const keys = new Set([...Object.keys(old), ...Object.keys(after)]);
  return [...keys].filter((key) => read(old, key) !== read(after, key));
}
