import type { Pool, PoolClient } from 'pg';
import type { Json } from '#core/base/json.ts';
import type { StoreOperation, StoreRequest, StoreResult } from '#engine/ports/value-store.ts';

export type StoreOwner = { readonly projectId: string; readonly owner: string };

/** Whose value a run means. */
export async function findStoreOwner(pool: Pool, runId: string, scope: StoreRequest['scope']): Promise<StoreOwner> {
  const { rows } = await pool.query<{ project_id: string; workflow_id: string; end_user_id: string }>({
    name: 'find-store-owner',
    text: 'select project_id, workflow_id, end_user_id from runs where id = $1',
    values: [runId],
  });
  const [run] = rows;
  if (run === undefined) throw new Error(`There is no run ${runId}.`);
  const owners = { user: run.end_user_id, workflow: run.workflow_id, project: run.project_id };
  return { projectId: run.project_id, owner: owners[scope] };
}

/** Applies an operation to one value, in one transaction; repeated under the same key it gives what it gave, and does nothing. */
export async function applyToStore(
  pool: Pool,
  owner: StoreOwner,
  idempotencyKey: string,
  request: StoreRequest,
): Promise<StoreResult> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const done = await findDone(client, idempotencyKey);
    const result = done ?? (await apply(client, owner, request));
    if (done === undefined && request.operation.kind !== 'get') {
      await client.query('insert into stored_value_writes (idempotency_key, result) values ($1, $2)', [
        idempotencyKey,
        JSON.stringify(result),
      ]);
    }
    await client.query('commit');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error('The transaction failed.', { cause: error });
    throw error;
  } finally {
    // A client whose transaction failed is not used again: closing it rolls back, also when the connection is gone.
    client.release(failure);
  }
}

async function findDone(client: PoolClient, idempotencyKey: string): Promise<StoreResult | undefined> {
  const { rows } = await client.query<{ result: StoreResult }>(
    'select result from stored_value_writes where idempotency_key = $1',
    [idempotencyKey],
  );
  return rows[0]?.result;
}

async function apply(client: PoolClient, owner: StoreOwner, request: StoreRequest): Promise<StoreResult> {
  const { operation } = request;
  const place = [owner.projectId, request.scope, owner.owner, request.key] as const;
  // Who comes at the same time waits here, also where there is no row to lock yet.
  if (operation.kind !== 'get') {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [place.join(' ')]);
  }
  const { rows } = await client.query<{ value: Json }>(
    'select value from stored_values where project_id = $1 and scope = $2 and owner = $3 and key = $4',
    [...place],
  );
  const found = rows[0];
  const existed = found !== undefined;
  const before = found?.value ?? null;
  switch (operation.kind) {
    case 'get':
      return { ok: true, value: before, existed };
    case 'delete':
      await client.query('delete from stored_values where project_id = $1 and scope = $2 and owner = $3 and key = $4', [
        ...place,
      ]);
      return { ok: true, value: before, existed };
    default: {
      const value = findNext(operation, before);
      if (value === undefined) return { ok: false, found: before };
      await client.query(
        `insert into stored_values (project_id, scope, owner, key, value) values ($1, $2, $3, $4, $5)
         on conflict (project_id, scope, owner, key) do update set value = excluded.value, updated_at = now()`,
        [...place, JSON.stringify(value)],
      );
      return { ok: true, value, existed };
    }
  }
}

/** Undefined: what is there cannot be counted with. */
function findNext(operation: Extract<StoreOperation, { kind: 'set' | 'increment' }>, before: Json): Json | undefined {
  if (operation.kind === 'set') return operation.value;
  const number = before ?? 0;
  return typeof number === 'number' ? number + operation.by : undefined;
}

// In portions, so that nobody waits behind a long delete. A run lives at most 30 days.
const FORGET = `
delete from stored_value_writes where ctid = any(array(
  select ctid from stored_value_writes where created_at < now() - interval '31 days' limit 10000
))`;

/** Forgets what no run can repeat any more. */
export async function forgetStoredWrites(pool: Pool): Promise<void> {
  let forgotten = 0;
  do {
    forgotten = (await pool.query(FORGET)).rowCount ?? 0;
  } while (forgotten > 0);
}
