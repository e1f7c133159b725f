import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** The workflows whose draft or published version names something by its id; ids are unlike any other text. */
export async function listWorkflowsNaming(
  db: Kysely<Tables>,
  projectId: string,
  id: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select w.id, w.name from workflows w left join workflow_versions v on v.id = w.published_version_id
    where w.project_id = ${projectId} and w.deleted_at is null
      and (position(${id}::text in w.draft::text) > 0 or position(${id}::text in v.document::text) > 0)
    order by w.name`.execute(db);
  return rows;
}
