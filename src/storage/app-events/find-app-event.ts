import type { Kysely, Selectable } from 'kysely';
import { isUuid } from '#core/base/uuid-v7.ts';
import type { Tables } from '../database/tables.ts';
import type { AppEventsTable } from './app-event-tables.ts';

export type AppEventRow = Selectable<AppEventsTable>;

/** One App Event of the project. An id of another project is as unknown as one that never was. */
export async function findAppEvent(
  db: Kysely<Tables>,
  projectId: string,
  appEventId: string,
): Promise<AppEventRow | undefined> {
  return selectAppEvent(db, projectId, appEventId)?.executeTakeFirst();
}

/** As `findAppEvent`, and nobody else changes or deletes it until the transaction ends. */
export async function lockAppEvent(
  transaction: Kysely<Tables>,
  projectId: string,
  appEventId: string,
): Promise<AppEventRow | undefined> {
  return selectAppEvent(transaction, projectId, appEventId)?.forUpdate().executeTakeFirst();
}

function selectAppEvent(db: Kysely<Tables>, projectId: string, appEventId: string) {
  if (!isUuid(appEventId)) return undefined;
  return db.selectFrom('app_events').selectAll().where('project_id', '=', projectId).where('id', '=', appEventId);
}
