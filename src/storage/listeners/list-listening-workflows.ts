import { sql, type Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import type { Tables } from '../database/tables.ts';

export interface ListeningWorkflow {
  readonly id: string;
  readonly name: string;
  readonly draft: Json;
  /** The published version's document, when that version listens to the event. */
  readonly published: Json | null;
  readonly versionNumber: number | null;
}

/** Workflows whose draft or published version listens to an App Event, by name. */
export async function listListeningWorkflows(
  db: Kysely<Tables>,
  projectId: string,
  appEventId: string,
): Promise<ListeningWorkflow[]> {
  const { rows } = await sql<ListeningWorkflow>`
    select w.id, w.name, w.draft, v.document as published, v.number as "versionNumber"
    from workflow_listeners l
    join workflows w on w.id = l.workflow_id and w.deleted_at is null
    left join workflow_versions v on v.id = l.version_id
    where l.project_id = ${projectId} and l.app_event_id = ${appEventId}
    order by lower(w.name), w.id`.execute(db);
  return rows;
}
