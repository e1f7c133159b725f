import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface ListedAppEvent {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly updatedAt: Date;
  readonly workflowCount: number;
  /** Of the newest received event; its time is in the id. */
  readonly lastEventId: string | null;
}

/** All App Events of a project by name, with how many workflows listen to each and its newest received event. */
export async function listAppEventRows(db: Kysely<Tables>, projectId: string): Promise<ListedAppEvent[]> {
  const { rows } = await sql<ListedAppEvent>`
    select e.id, e.name, e.description, e.updated_at as "updatedAt",
      (select count(*)::int from workflow_listeners l where l.project_id = e.project_id and l.app_event_id = e.id)
        as "workflowCount",
      (select r.id from received_events r where r.app_event_id = e.id order by r.id desc limit 1) as "lastEventId"
    from app_events e
    where e.project_id = ${projectId}
    order by lower(e.name), e.name`.execute(db);
  return rows;
}
