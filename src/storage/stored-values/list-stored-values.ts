import { sql, type Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import type { StoreScope } from '#engine/ports/value-store.ts';
import type { Tables } from '../database/tables.ts';

export interface StoredValueRow {
  readonly scope: StoreScope;
  readonly owner: string;
  /** The end user's id in the customer's app, or the workflow's name; null for the project. */
  readonly ownerName: string | null;
  readonly key: string;
  readonly value: Json;
  readonly updatedAt: Date;
}

export interface StoredValuePlace {
  readonly projectId: string;
  readonly scope: StoreScope;
  readonly owner: string;
  readonly key: string;
}

/** Values of a project by key, without those of tests; `search` is the beginning of a key. */
export async function listStoredValues(
  db: Kysely<Tables>,
  projectId: string,
  {
    search,
    after,
    limit,
  }: { readonly search: string; readonly after: readonly string[] | null; readonly limit: number },
): Promise<StoredValueRow[]> {
  const pattern = `${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const [key = '', scope = '', owner = ''] = after ?? [];
  const { rows } = await sql<StoredValueRow>`
    select s.scope, s.owner, coalesce(u.external_id, w.name) as "ownerName", s.key, s.value, s.updated_at as "updatedAt"
    from stored_values s
    left join end_users u on s.scope = 'user' and u.id::text = s.owner
    left join workflows w on s.scope = 'workflow' and w.id::text = s.owner
    where s.project_id = ${projectId} and s.key like ${pattern} and s.owner not like 'test:%'
      and (${after === null} or (s.key, s.scope, s.owner) > (${key}, ${scope}, ${owner}))
    order by s.key, s.scope, s.owner limit ${limit}`.execute(db);
  return rows;
}

/** Gives whether there was one. */
export async function deleteStoredValue(
  db: Kysely<Tables>,
  { projectId, scope, owner, key }: StoredValuePlace,
): Promise<boolean> {
  const { rows } = await sql<object>`
    delete from stored_values where project_id = ${projectId} and scope = ${scope} and owner = ${owner} and key = ${key}
    returning 1`.execute(db);
  return rows.length > 0;
}
