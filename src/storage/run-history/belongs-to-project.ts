import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Also true of a deleted workflow, whose runs stay readable. */
export async function workflowBelongsTo(db: Kysely<Tables>, projectId: string, workflowId: string): Promise<boolean> {
  const { rows } = await sql`select from workflows where id = ${workflowId} and project_id = ${projectId}`.execute(db);
  return rows.length > 0;
}

/** Also true of a deleted App Event that was received while it was there. */
export async function appEventBelongsTo(db: Kysely<Tables>, projectId: string, appEventId: string): Promise<boolean> {
  const { rows } = await sql`
    select from (
      select project_id from app_events where id = ${appEventId}
      union all
      (select project_id from received_events where app_event_id = ${appEventId} order by id desc limit 1)
    ) owners where project_id = ${projectId}`.execute(db);
  return rows.length > 0;
}
