import type { Pool } from 'pg';
import { createBatcher } from '#storage/batcher.ts';
import { ensureEndUsers, type EndUserName } from '#storage/ingest/ensure-end-users.ts';

const MAXIMUM_USERS = 200_000;

/** Finds the id of an end user, creating them on first sight; ids never change, so they are remembered. */
export function createEndUserIds(pool: Pool): (projectId: string, externalId: string) => Promise<string> {
  const known = new Map<string, string>();
  const ensure = createBatcher<EndUserName, string>({
    flush: (names) => ensureEndUsers(pool, names),
    maximumItems: 500,
    maximumFlushes: 2,
  });
  return async (projectId, externalId) => {
    const key = `${projectId} ${externalId}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const id = await ensure({ projectId, externalId });
    const oldest = known.keys().next().value;
    if (known.size >= MAXIMUM_USERS && oldest !== undefined) known.delete(oldest);
    known.set(key, id);
    return id;
  };
}
