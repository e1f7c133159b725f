import type { Kysely } from 'kysely';
import type { ProjectNames } from '#core/workflow/file/project-names.ts';
import type { Tables } from '#storage/database/tables.ts';

/** What files call by name and documents by id. */
export async function listProjectNames(db: Kysely<Tables>, projectId: string): Promise<ProjectNames> {
  const [appEvents, secrets, resources] = await Promise.all([
    db.selectFrom('app_events').select(['id', 'name']).where('project_id', '=', projectId).execute(),
    db.selectFrom('secrets').select(['id', 'name']).where('project_id', '=', projectId).execute(),
    db.selectFrom('resources').select(['id', 'name']).where('project_id', '=', projectId).execute(),
  ]);
  return { appEvents, secrets, resources };
}
