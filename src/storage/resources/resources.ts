import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ResourcesTable } from './resource-tables.ts';

export type ResourceRow = Selectable<ResourcesTable>;

export function listResources(db: Kysely<Tables>, projectId: string): Promise<ResourceRow[]> {
  return db
    .selectFrom('resources')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy(sql`lower(name)`)
    .execute();
}

export function findResource(
  db: Kysely<Tables>,
  projectId: string,
  resourceId: string,
): Promise<ResourceRow | undefined> {
  return db
    .selectFrom('resources')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', resourceId)
    .executeTakeFirst();
}

/** Fails with a unique violation when the name is taken. */
export function insertResource(db: Kysely<Tables>, resource: Insertable<ResourcesTable>): Promise<ResourceRow> {
  return db.insertInto('resources').values(resource).returningAll().executeTakeFirstOrThrow();
}

/** Fails with a unique violation when the name is taken. */
export function updateResource(
  db: Kysely<Tables>,
  resourceId: string,
  changes: { readonly name: string; readonly api: string; readonly calls: string; readonly updated_at: Date },
): Promise<ResourceRow> {
  return db.updateTable('resources').set(changes).where('id', '=', resourceId).returningAll().executeTakeFirstOrThrow();
}

export async function removeResource(db: Kysely<Tables>, resourceId: string): Promise<void> {
  await db.deleteFrom('resources').where('id', '=', resourceId).execute();
}

/** The resources that name a secret; ids are unlike any other text. */
export async function listResourcesWithSecret(
  db: Kysely<Tables>,
  projectId: string,
  secretId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from resources
    where project_id = ${projectId}
      and (position(${secretId}::text in api::text) > 0 or position(${secretId}::text in calls::text) > 0)
    order by name`.execute(db);
  return rows;
}
