import type { PoolClient } from 'pg';
import type { Json } from '#core/base/json.ts';
import type { RunStatus } from '#core/run/state.ts';

/** Told when a schedule came, went or changed. */
export const SCHEDULE_CHANNEL = 'millrace_schedule';

export type DueSchedule = {
  readonly installationId: string;
  readonly triggerType: string;
  readonly config: Json;
  readonly metadata: Json;
  /** In milliseconds since 1970; null: nothing is due. */
  readonly dueAt: number | null;
  /** False: `next_at` is still to be found. */
  readonly isPlanned: boolean;
  /** Where planning goes on from, rounded down; null: from now. */
  readonly plannedFrom: number | null;
  readonly waiting: readonly number[];
  /** Of the run that was started last; null: there was none, or it is gone. */
  readonly lastStatus: RunStatus | null;
};

type Row = {
  installation_id: string;
  type: string;
  config: Json;
  metadata: Json;
  due_at: string | null;
  is_planned: boolean;
  planned_from: string | null;
  waiting: string[] | null;
  last_status: RunStatus | null;
};

// 1. Locks rows. What a locking statement reads beside the locked row may be older than the row, when another scheduler or
//    a publish committed meanwhile: a run that was started just now would be missed.
const LOCK = `
select s.installation_id from schedules s left join runs r on r.id = s.last_run_id
where s.next_at <= $1
  or (s.waiting is not null and (r.id is null or r.status in ('completed', 'failed', 'cancelled')))
order by s.next_at
limit $2
for update of s skip locked`;

// 2. Reads them in a statement of its own, whose snapshot is newer than the locks.
// Milliseconds as text: infinities are no numbers, and times are compared in the database alone.
const READ = `
select s.installation_id, t.type, t.config, u.metadata,
  case when s.next_at > '-infinity' and s.next_at <= $1 then (extract(epoch from s.next_at) * 1000)::bigint::text end as due_at,
  s.next_at > '-infinity' as is_planned,
  floor(extract(epoch from s.planned_from) * 1000)::bigint::text as planned_from,
  (select array_agg((extract(epoch from w) * 1000)::bigint::text) from unnest(s.waiting) w) as waiting,
  r.status as last_status
from schedules s
join installations i on i.id = s.installation_id
join end_users u on u.id = i.end_user_id
join workflow_triggers t on t.workflow_id = s.workflow_id
left join runs r on r.id = s.last_run_id
where s.installation_id = any($2::uuid[])
order by s.next_at`;

/** Locks schedules that are due, are to be planned, or have a waiting time whose turn has come. */
export async function claimDue(client: PoolClient, now: number, limit: number): Promise<readonly DueSchedule[]> {
  const locked = await client.query<{ installation_id: string }>({
    name: 'lock-schedules',
    text: LOCK,
    values: [new Date(now), limit],
  });
  const ids = locked.rows.map((row) => row.installation_id);
  const { rows } = await client.query<Row>({ name: 'read-schedules', text: READ, values: [new Date(now), ids] });
  return rows.map((row) => ({
    installationId: row.installation_id,
    triggerType: row.type,
    config: row.config,
    metadata: row.metadata,
    dueAt: row.due_at === null ? null : Number(row.due_at),
    isPlanned: row.is_planned,
    plannedFrom: row.planned_from === null ? null : Number(row.planned_from),
    waiting: (row.waiting ?? []).map(Number),
    lastStatus: row.last_status,
  }));
}

export type ScheduleMove = {
  readonly installationId: string;
  /** `at` is the first time after `from` (null: never again). Undefined: as it was. */
  readonly next: { readonly from: number; readonly at: number | null } | undefined;
  readonly waiting: readonly number[];
  /** Undefined: the last run stays what it was. */
  readonly lastRunId: string | undefined;
  readonly skipped: { readonly at: number; readonly reason: string } | null;
};

const MOVE = `
update schedules s set
  next_at = case when i.keeps then s.next_at else coalesce(i.next_at, 'infinity') end,
  planned_from = case when i.keeps then s.planned_from else i.planned_from end,
  waiting = i.waiting,
  last_run_id = coalesce(i.last_run_id, s.last_run_id),
  skipped_at = coalesce(i.skipped_at, s.skipped_at),
  skip_reason = coalesce(i.skip_reason, s.skip_reason)
from (
  select installation_id, keeps, next_at, planned_from, last_run_id, skipped_at, skip_reason,
    (select array_agg(w::timestamptz) from json_array_elements_text(waiting::json) w) as waiting
  from unnest($1::uuid[], $2::boolean[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::uuid[], $7::timestamptz[], $8::text[])
    as i(installation_id, keeps, next_at, planned_from, waiting, last_run_id, skipped_at, skip_reason)
) i
where s.installation_id = i.installation_id`;

/** Writes where claimed schedules have got to. */
export async function moveSchedules(client: PoolClient, moves: readonly ScheduleMove[]): Promise<void> {
  const date = (at: number | null | undefined): Date | null => (at === null || at === undefined ? null : new Date(at));
  await client.query({
    name: 'move-schedules',
    text: MOVE,
    values: [
      moves.map(({ installationId }) => installationId),
      moves.map(({ next }) => next === undefined),
      moves.map(({ next }) => date(next?.at)),
      moves.map(({ next }) => date(next?.from)),
      moves.map(({ waiting }) => JSON.stringify(waiting.map((at) => new Date(at).toISOString()))),
      moves.map(({ lastRunId }) => lastRunId ?? null),
      moves.map(({ skipped }) => date(skipped?.at)),
      moves.map(({ skipped }) => skipped?.reason ?? null),
    ],
  });
}
