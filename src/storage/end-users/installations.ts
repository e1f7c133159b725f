import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface UserWorkflowRow {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly isForEndUsers: boolean;
  readonly isPublished: boolean;
  readonly triggerType: string | null;
  readonly installationId: string | null;
  readonly isEnabled: boolean;
  readonly changedAt: Date | null;
  /** Null: it starts by no schedule. Infinities are no times. */
  readonly schedule: {
    readonly isPlanned: boolean;
    readonly nextAt: string | null;
    readonly skippedAt: string | null;
    readonly skipReason: string | null;
    readonly waitingCount: number;
  } | null;
}

/** Every workflow of the project, by name, and whether it is on for the end user (null: for one who does not exist yet). */
export async function listUserWorkflows(
  db: Kysely<Tables>,
  projectId: string,
  endUserId: string | null,
): Promise<UserWorkflowRow[]> {
  const { rows } = await sql<UserWorkflowRow>`
    select w.id as "workflowId", w.name as "workflowName", w.is_for_end_users as "isForEndUsers",
      w.published_version_id is not null as "isPublished", t.type as "triggerType", i.id as "installationId",
      coalesce(i.is_enabled, false) as "isEnabled", i.changed_at as "changedAt",
      case when s.installation_id is not null and t.type = 'scheduler' then json_build_object(
        'isPlanned', s.next_at > '-infinity', 'nextAt', case when isfinite(s.next_at) then s.next_at end,
        'skippedAt', s.skipped_at, 'skipReason', s.skip_reason,
        'waitingCount', coalesce(cardinality(s.waiting), 0)
      ) end as schedule
    from workflows w
    left join installations i on i.workflow_id = w.id and i.end_user_id = ${endUserId}
    left join workflow_triggers t on t.workflow_id = w.id
    left join schedules s on s.installation_id = i.id
    where w.project_id = ${projectId} and w.deleted_at is null
    order by lower(w.name), w.id`.execute(db);
  return rows;
}

export interface InstallationChange {
  readonly id: string;
  readonly projectId: string;
  readonly workflowId: string;
  readonly endUserId: string;
  readonly isEnabled: boolean;
}

/** Switches a workflow on or off for an end user; an explicit off is kept too. Gives the installation's id. */
export async function setInstallation(db: Kysely<Tables>, change: InstallationChange): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into installations as i (id, project_id, workflow_id, end_user_id, is_enabled)
    values (${change.id}, ${change.projectId}, ${change.workflowId}, ${change.endUserId}, ${change.isEnabled})
    on conflict (workflow_id, end_user_id) do update set
      is_enabled = excluded.is_enabled,
      changed_at = case when i.is_enabled = excluded.is_enabled then i.changed_at else now() end
    returning id`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The installation was not written.');
  return row.id;
}
