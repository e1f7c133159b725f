import type { Pool, PoolClient } from 'pg';
import type { Json } from '#core/base/json.ts';

export type NewHook = { readonly tokenHash: Buffer; readonly tokenCiphertext: Buffer; readonly installationId: string };

/** The present address of an installation, encrypted; the given one where it had none. */
export async function findOrInsertHook(pool: Pool, hook: NewHook): Promise<Buffer> {
  const { rows } = await pool.query<{ token_ciphertext: Buffer }>(
    `with made as (
       insert into hooks (token_hash, token_ciphertext, installation_id) values ($1, $2, $3)
       on conflict do nothing returning token_ciphertext
     )
     select token_ciphertext from made
     union all select token_ciphertext from hooks where installation_id = $3 and expires_at is null
     limit 1`,
    [hook.tokenHash, hook.tokenCiphertext, hook.installationId],
  );
  const [row] = rows;
  if (row !== undefined) return row.token_ciphertext;
  // Another process was first, and has committed by now.
  return findOrInsertHook(pool, hook);
}

/** Puts a new address in the place of the present one, which goes on for some time. */
export async function replaceHook(client: PoolClient, hook: NewHook, overlapS: number): Promise<void> {
  await client.query(
    `update hooks set expires_at = now() + make_interval(secs => $2) where installation_id = $1 and expires_at is null`,
    [hook.installationId, overlapS],
  );
  await client.query('insert into hooks (token_hash, token_ciphertext, installation_id) values ($1, $2, $3)', [
    hook.tokenHash,
    hook.tokenCiphertext,
    hook.installationId,
  ]);
}

/** When the last rotated address of an installation stops; null: it has stopped, or there was none. */
export async function findOverlap(pool: Pool, installationId: string): Promise<Date | null> {
  const { rows } = await pool.query<{ expires_at: Date }>(
    'select expires_at from hooks where installation_id = $1 and expires_at > now() order by expires_at desc limit 1',
    [installationId],
  );
  return rows[0]?.expires_at ?? null;
}

export type HookTarget = {
  readonly projectId: string;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly installationId: string;
  readonly isEnabled: boolean;
  readonly endUserId: string;
  readonly userId: string;
  /** null: nothing is published. */
  readonly published: { readonly versionId: string; readonly triggerType: string; readonly config: Json } | null;
};

type Row = {
  project_id: string;
  workflow_id: string;
  name: string;
  installation_id: string;
  is_enabled: boolean;
  end_user_id: string;
  external_id: string;
  version_id: string | null;
  type: string | null;
  config: Json;
};

const FIND = `
select i.project_id, i.workflow_id, w.name, i.id as installation_id, i.is_enabled, i.end_user_id, u.external_id,
  t.version_id, t.type, t.config
from hooks h
join installations i on i.id = h.installation_id
join workflows w on w.id = i.workflow_id and w.deleted_at is null
join end_users u on u.id = i.end_user_id
left join workflow_triggers t on t.workflow_id = i.workflow_id
where h.token_hash = $1 and (h.expires_at is null or h.expires_at > now())`;

/** What an address leads to; undefined: nothing, or not any more. */
export async function findHookTarget(pool: Pool, tokenHash: Buffer): Promise<HookTarget | undefined> {
  const { rows } = await pool.query<Row>({ name: 'find-hook', text: FIND, values: [tokenHash] });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { version_id: versionId, type: triggerType, config } = row;
  return {
    projectId: row.project_id,
    workflowId: row.workflow_id,
    workflowName: row.name,
    installationId: row.installation_id,
    isEnabled: row.is_enabled,
    endUserId: row.end_user_id,
    userId: row.external_id,
    published: versionId === null || triggerType === null ? null : { versionId, triggerType, config },
  };
}
