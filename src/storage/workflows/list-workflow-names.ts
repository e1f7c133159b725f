import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** The names of those workflows of the project that are not deleted, by id. */
export async function listWorkflowNames(
  db: Kysely<Tables>,
  projectId: string,
  workflowIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (workflowIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('workflows')
    .select(['id', 'name'])
    .where('project_id', '=', projectId)
    .where('id', 'in', [...new Set(workflowIds)])
    .where('deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
