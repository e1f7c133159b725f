import { sql, type Kysely, type Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { MemberRole } from '../members/member-role.ts';
import type { ProjectsTable } from './project-tables.ts';

export type ProjectRow = Selectable<ProjectsTable>;

/** Other processes drop what they remember of a project when its id comes through this channel. */
export const SETTINGS_CHANNEL = 'millrace_settings';

export async function createProject(
  db: Kysely<Tables>,
  project: { id: string; name: string; at: Date },
): Promise<void> {
  const { id, name, at } = project;
  await db.insertInto('projects').values({ id, name, created_at: at }).execute();
}

export async function getProject(db: Kysely<Tables>, projectId: string): Promise<ProjectRow> {
  return db.selectFrom('projects').selectAll().where('id', '=', projectId).executeTakeFirstOrThrow();
}

/** Makes others that want to change the project's members or keys wait until the transaction ends. */
export async function lockProject(db: Kysely<Tables>, projectId: string): Promise<ProjectRow> {
  return db.selectFrom('projects').selectAll().where('id', '=', projectId).forNoKeyUpdate().executeTakeFirstOrThrow();
}

export async function updateProject(
  db: Kysely<Tables>,
  projectId: string,
  changes: { readonly name: string; readonly allowed_origins: string[]; readonly is_paused: boolean },
): Promise<ProjectRow> {
  return db.updateTable('projects').set(changes).where('id', '=', projectId).returningAll().executeTakeFirstOrThrow();
}

export async function listProjectsOfMember(
  db: Kysely<Tables>,
  memberId: string,
): Promise<{ id: string; name: string; role: MemberRole; isPaused: boolean }[]> {
  return db
    .selectFrom('project_members as m')
    .innerJoin('projects as p', 'p.id', 'm.project_id')
    .select(['p.id', 'p.name', 'm.role', 'p.is_paused as isPaused'])
    .where('m.member_id', '=', memberId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}

/** Makes every process drop what it remembers of the project's keys, members and settings; takes effect on commit. */
export async function announceSettings(db: Kysely<Tables>, projectId: string): Promise<void> {
  await sql`update projects set settings_revision = settings_revision + 1 where id = ${projectId}`.execute(db);
  await sql`select pg_notify(${SETTINGS_CHANNEL}, ${projectId})`.execute(db);
}
