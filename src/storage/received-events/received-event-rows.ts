import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Mismatch } from '#core/schema/find-mismatches.ts';
import type { FailedCondition } from '#core/workflow/event-filter.ts';
import type { RunStatus } from '#core/run/state.ts';
import type { Tables } from '../database/tables.ts';

export interface ReceivedEventSummaryRow {
  readonly id: string;
  readonly appEventId: string;
  readonly appEventName: string;
  /** Of the API resource that it came from; null: it is an App Event. */
  readonly resourceName: string | null;
  readonly sentName: string;
  readonly userId: string;
  readonly mismatchCount: number;
  readonly startedCount: number;
  readonly deliveryCount: number;
}

export interface ReceivedEventRow extends ReceivedEventSummaryRow {
  readonly payload: string;
  readonly mismatches: readonly Mismatch[] | null;
  readonly idempotencyKey: string | null;
}

export interface DeliveryRow {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly verdict: 'started' | 'not_enabled' | 'disabled' | 'not_published' | 'filtered';
  /** Why the workflow's filter refused the event. */
  readonly reason: readonly FailedCondition[] | null;
  readonly runId: string | null;
  readonly runStatus: RunStatus | null;
}

/** An App Event that is gone is shown as it was sent. */
const SUMMARY_COLUMNS: RawBuilder<unknown> = sql`
  e.id, e.app_event_id as "appEventId", coalesce(a.name, e.sent_name) as "appEventName", e.sent_name as "sentName",
  s.name as "resourceName",
  u.external_id as "userId", coalesce(json_array_length(e.mismatches), 0) as "mismatchCount",
  (select count(*)::int from deliveries d where d.event_id = e.id and d.verdict = 'started') as "startedCount",
  (select count(*)::int from deliveries d where d.event_id = e.id) as "deliveryCount"`;
const SOURCES: RawBuilder<unknown> = sql`
  received_events e
  join end_users u on u.id = e.end_user_id
  left join app_events a on a.id = e.app_event_id
  left join resources s on s.id = e.app_event_id`;

/** The received events of these ids, newest first. */
export async function listReceivedEventSummaries(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReceivedEventSummaryRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ReceivedEventSummaryRow>`
    select ${SUMMARY_COLUMNS} from ${SOURCES} where e.id = any(${ids}::uuid[]) order by e.id desc`.execute(db);
  return rows;
}

export async function findReceivedEvent(
  db: Kysely<Tables>,
  projectId: string,
  eventId: string,
): Promise<ReceivedEventRow | undefined> {
  const { rows } = await sql<ReceivedEventRow>`
    select ${SUMMARY_COLUMNS}, e.payload, e.mismatches, e.idempotency_key as "idempotencyKey"
    from ${SOURCES} where e.id = ${eventId} and e.project_id = ${projectId}`.execute(db);
  return rows[0];
}

/** What the event meant for each workflow that listened then, those that started first. */
export async function listDeliveries(db: Kysely<Tables>, eventId: string): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.workflow_id as "workflowId", w.name as "workflowName", d.verdict, d.reason, d.run_id as "runId", r.status as "runStatus"
    from deliveries d
    join workflows w on w.id = d.workflow_id
    left join runs r on r.id = d.run_id
    where d.event_id = ${eventId}
    order by d.verdict <> 'started', lower(w.name), w.id`.execute(db);
  return rows;
}
