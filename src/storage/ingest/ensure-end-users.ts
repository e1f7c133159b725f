import type { Pool } from 'pg';

export type EndUserName = { readonly projectId: string; readonly externalId: string };

const CREATE = `
insert into end_users (id, project_id, external_id)
select uuidv7(), project_id, external_id
from (select distinct * from unnest($1::uuid[], $2::text[]) as i(project_id, external_id) order by 1, 2) i
on conflict do nothing
returning id`;

// A statement of its own: it sees a workflow that became "on by default" while the first one waited for its project's row.
const INSTALL_DEFAULTS = `
insert into installations (id, project_id, workflow_id, end_user_id, is_enabled)
select uuidv7(), u.project_id, w.id, u.id, true
from end_users u join workflows w on w.project_id = u.project_id and w.is_on_by_default and w.deleted_at is null
where u.id = any($1::uuid[])
on conflict do nothing`;

const READ = `
select u.id, u.project_id, u.external_id
from unnest($1::uuid[], $2::text[]) as i(project_id, external_id)
join end_users u on u.project_id = i.project_id and u.external_id = i.external_id`;

/**
 * Ids of end users in the order asked for; whoever is seen for the first time is created, with an installation of each
 * workflow that is on by default.
 */
export async function ensureEndUsers(pool: Pool, names: readonly EndUserName[]): Promise<string[]> {
  const columns = [names.map(({ projectId }) => projectId), names.map(({ externalId }) => externalId)];
  const known = await readIds(pool, columns);
  if (names.some((name) => !known.has(keyOf(name)))) {
    await createMissing(pool, columns);
    for (const [key, id] of await readIds(pool, columns)) known.set(key, id);
  }
  return names.map((name) => {
    const id = known.get(keyOf(name));
    if (id === undefined) throw new Error('An end user vanished while their event was accepted.');
    return id;
  });
}

async function readIds(pool: Pool, columns: unknown[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; project_id: string; external_id: string }>({
    name: 'read-end-users',
    text: READ,
    values: columns,
  });
  return new Map(rows.map((row) => [keyOf({ projectId: row.project_id, externalId: row.external_id }), row.id]));
}

async function createMissing(pool: Pool, columns: unknown[]): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const { rows } = await client.query<{ id: string }>(CREATE, columns);
    await client.query(INSTALL_DEFAULTS, [rows.map(({ id }) => id)]);
    await client.query('commit');
  } catch (error) {
    failure = error instanceof Error ? error : new Error('The transaction failed.', { cause: error });
    throw error;
  } finally {
    // A client whose transaction failed is not used again: closing it rolls back, also when the connection is gone.
    client.release(failure);
  }
}

const keyOf = ({ projectId, externalId }: EndUserName) => `${projectId} ${externalId}`;
