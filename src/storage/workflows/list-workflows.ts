import { sql, type Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import type { Tables } from '../database/tables.ts';
import type { WorkflowRow } from './find-workflow.ts';

export type ListedWorkflow = WorkflowRow & {
  readonly version_number: number | null;
  readonly version_note: string | null;
  readonly published_by: string | null;
  readonly published_at: Date | null;
  readonly enabled_user_count: number;
  readonly draft: Json;
};

/** All workflows of a project that are not deleted, by name. */
export async function listWorkflowRows(db: Kysely<Tables>, projectId: string): Promise<ListedWorkflow[]> {
  const { rows } = await sql<ListedWorkflow>`
    select w.*, v.number as version_number, v.note as version_note, v.published_by, v.published_at,
      coalesce(i.enabled, 0) as enabled_user_count
    from workflows w
    left join workflow_versions v on v.id = w.published_version_id
    left join (
      select workflow_id, count(*)::int as enabled from installations
      where is_enabled and workflow_id in (select id from workflows where project_id = ${projectId} and deleted_at is null)
      group by 1
    ) i on i.workflow_id = w.id
    where w.project_id = ${projectId} and w.deleted_at is null
    order by lower(w.name), w.id`.execute(db);
  return rows;
}
