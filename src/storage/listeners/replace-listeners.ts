import { sql, type Kysely } from 'kysely';
import { isUuid } from '#core/base/uuid-v7.ts';
import type { Tables } from '../database/tables.ts';

export interface Listening {
  readonly projectId: string;
  readonly workflowId: string;
  /** The App Event of the draft's trigger. */
  readonly draftEventId: string | null;
  /** What the published version listens to; null: nothing is published. */
  readonly published: {
    readonly versionId: string;
    readonly eventId: string | null;
    readonly hasFilter: boolean;
  } | null;
}

/**
 * Makes the listeners of a workflow what its draft and its published version say, in one statement, so that no event
 * in between finds none. App Events that do not exist in the project are left out; those that do cannot be deleted
 * until the transaction ends.
 */
export async function replaceListeners(transaction: Kysely<Tables>, listening: Listening): Promise<void> {
  const wanted = new Map<string, string | null>();
  addEvent(wanted, listening.draftEventId, null);
  addEvent(wanted, listening.published?.eventId ?? null, listening.published?.versionId ?? null);
  await sql`
    with wanted as materialized (
      select e.id, i.version_id
      from unnest(${[...wanted.keys()]}::uuid[], ${[...wanted.values()]}::uuid[]) as i(app_event_id, version_id)
      join app_events e on e.id = i.app_event_id and e.project_id = ${listening.projectId}
      for key share of e
    ),
    obsolete as (
      delete from workflow_listeners
      where workflow_id = ${listening.workflowId} and app_event_id not in (select id from wanted)
    )
    insert into workflow_listeners (project_id, app_event_id, workflow_id, version_id, has_filter)
    select ${listening.projectId}, id, ${listening.workflowId}, version_id,
      version_id is not null and ${listening.published?.hasFilter ?? false}::boolean
    from wanted
    on conflict (project_id, app_event_id, workflow_id) do update
      set version_id = excluded.version_id, has_filter = excluded.has_filter`.execute(transaction);
}

function addEvent(wanted: Map<string, string | null>, eventId: string | null, versionId: string | null): void {
  if (eventId !== null && isUuid(eventId)) wanted.set(eventId.toLowerCase(), versionId);
}
