import type { Pool } from 'pg';
import type { Json } from '#core/base/json.ts';

const LISTENS_FOR = '10 minutes';

/** Opens an address at which one workflow's editor listens; earlier ones of it, and old ones of all, are closed. */
export async function insertHookTest(pool: Pool, tokenHash: Buffer, workflowId: string): Promise<Date> {
  await pool.query('delete from hook_tests where workflow_id = $1 or expires_at < now()', [workflowId]);
  const { rows } = await pool.query<{ expires_at: Date }>(
    `insert into hook_tests (token_hash, workflow_id, expires_at) values ($1, $2, now() + interval '${LISTENS_FOR}')
     returning expires_at`,
    [tokenHash, workflowId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The address was not written.');
  return row.expires_at;
}

/** Keeps what came last. False: nobody listens there. */
export async function saveReceived(pool: Pool, tokenHash: Buffer, received: Json): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update hook_tests set received = $2 where token_hash = $1 and expires_at > now()',
    [tokenHash, JSON.stringify(received)],
  );
  return rowCount === 1;
}

/** What came; null: nothing yet. Undefined: nobody listens any more. */
export async function findReceived(
  pool: Pool,
  tokenHash: Buffer,
  workflowId: string,
): Promise<Json | null | undefined> {
  const { rows } = await pool.query<{ received: Json | null }>(
    'select received from hook_tests where token_hash = $1 and workflow_id = $2 and expires_at > now()',
    [tokenHash, workflowId],
  );
  return rows[0]?.received;
}
