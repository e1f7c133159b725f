import type { Pool } from 'pg';
import { startRuns, type RunStart } from './start-runs.ts';

/** What makes a start the same as an earlier one, within 72 hours. */
export type StartKey = {
  readonly projectId: string;
  readonly endUserId: string;
  readonly key: string;
  readonly bodyHash: Buffer;
};
export type KeyedStart =
  | { readonly kind: 'started' }
  /** The installation is off or its workflow is not published: nothing is stored. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'repeated'; readonly runId: string; readonly bodyHash: Buffer };

const CLAIM = `
insert into idempotency_keys (project_id, end_user_id, key, body_hash, event_id) values ($1, $2, $3, $4, $5)
on conflict (project_id, end_user_id, key) do update
  set body_hash = excluded.body_hash, event_id = excluded.event_id, created_at = now()
  where idempotency_keys.created_at < now() - interval '72 hours'
returning event_id`;

const FIND = `
select event_id, body_hash from idempotency_keys where project_id = $1 and end_user_id = $2 and key = $3`;

/** Starts a run unless its key has started one before; key and run are stored together. */
export async function startOnce(pool: Pool, start: RunStart, key: StartKey): Promise<KeyedStart> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const named = [key.projectId, key.endUserId, key.key];
    const claimed = await client.query(CLAIM, [...named, key.bodyHash, start.runId]);
    if (claimed.rowCount === 0) {
      const { rows } = await client.query<{ event_id: string; body_hash: Buffer }>(FIND, named);
      await client.query('rollback');
      const [earlier] = rows;
      if (earlier === undefined) throw new Error('An idempotency key vanished while it was read.');
      return { kind: 'repeated', runId: earlier.event_id, bodyHash: earlier.body_hash };
    }
    const isStarted = (await startRuns(client, [start])).has(start.runId);
    await client.query(isStarted ? 'commit' : 'rollback');
    return { kind: isStarted ? 'started' : 'refused' };
  } catch (error) {
    failure = error instanceof Error ? error : new Error('The transaction failed.', { cause: error });
    throw error;
  } finally {
    // A client whose transaction failed is not used again: closing it rolls back, also when the connection is gone.
    client.release(failure);
  }
}
