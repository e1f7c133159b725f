import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RunStatus } from '#core/run/state.ts';
import type { Tables } from '../database/tables.ts';

export interface RunSummaryRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly userId: string;
  readonly eventId: string | null;
  readonly eventName: string | null;
  readonly triggerType: string;
  /** What the trigger gave as the time that was due, as text; null: it was no Scheduler. */
  readonly dueAt: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly wakeAt: Date | null;
  readonly error: { readonly code: string; readonly message: string; readonly stepId: string | null } | null;
}

/** Deleted workflows keep their names; an App Event that is gone is shown as it was sent. */
const SUMMARY: RawBuilder<unknown> = sql`
  select r.id, r.status, r.workflow_id as "workflowId", w.name as "workflowName", r.version_id as "versionId",
    v.number as "versionNumber", u.external_id as "userId", r.event_id as "eventId",
    coalesce(a.name, e.sent_name) as "eventName", coalesce(r.trigger_type, 'app-event') as "triggerType",
    case when r.trigger_type = 'scheduler' then r.input::json ->> 'scheduledAt' end as "dueAt",
    r.started_at as "startedAt", r.finished_at as "finishedAt",
    r.wake_at as "wakeAt", r.error
  from runs r
  join workflows w on w.id = r.workflow_id
  join workflow_versions v on v.id = r.version_id
  join end_users u on u.id = r.end_user_id
  left join received_events e on e.id = r.event_id
  left join app_events a on a.id = e.app_event_id`;

/** The runs of these ids, newest first. */
export async function listRunSummaries(db: Kysely<Tables>, ids: readonly string[]): Promise<RunSummaryRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RunSummaryRow>`${SUMMARY} where r.id = any(${ids}::uuid[]) order by r.id desc`.execute(db);
  return rows;
}

export async function findRunSummary(
  db: Kysely<Tables>,
  projectId: string,
  runId: string,
): Promise<RunSummaryRow | undefined> {
  const { rows } = await sql<RunSummaryRow>`
    ${SUMMARY} where r.id = ${runId} and r.project_id = ${projectId}`.execute(db);
  return rows[0];
}
