import type { Pool, PoolClient } from 'pg';

/** One event that passed every check; `payload` is its source text. */
export type AcceptedEvent = {
  readonly id: string;
  readonly projectId: string;
  readonly appEventId: string;
  readonly endUserId: string;
  readonly sentName: string;
  readonly payload: string;
  /** JSON text; null: the payload matches the schema. */
  readonly mismatches: string | null;
  readonly idempotencyKey: string | null;
  readonly bodyHash: Buffer | null;
  /** By the id of each published version whose filter has judged the event: null, or why it refused it, as JSON text. */
  readonly judgements?: { readonly [versionId: string]: string | null };
  /** Where its runs stand in the queue; 0, which is in front, unless given. */
  readonly place?: number;
};

export type StartedRun = { readonly workflowId: string; readonly runId: string; readonly installationId: string };

/** Told how many deliveries had a verdict. */
export type OnDelivered = (verdict: string, count: number) => void;

/** A filter was published that has not judged these events yet; nothing was stored. */
export class UnjudgedEventsError extends Error {
  override readonly name = 'UnjudgedEventsError';
  readonly projectIds: readonly string[];
  constructor(projectIds: readonly string[]) {
    super('A filter of these projects has not judged their events.');
    this.projectIds = projectIds;
  }
}

/** `duplicate`: the key belongs to an earlier event; nothing was stored for this one. */
export type Acceptance = { readonly kind: 'stored'; readonly runs: StartedRun[] } | { readonly kind: 'duplicate' };

type Row = {
  event_id: string | null;
  workflow_id: string | null;
  run_id: string | null;
  installation_id: string | null;
  unjudged_project_id: string | null;
  verdict: string | null;
  count: number | null;
};

const ACCEPT = `
-- 1. The events, ordered by key so that two processes lock keys in the same order.
with sent as materialized (
  select * from unnest(
    $1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::json[], $11::int[]
  ) as i(id, project_id, app_event_id, end_user_id, sent_name, payload, mismatches, key, body_hash, judgements, place)
),
-- A filter that has been published since the events were judged: nothing is stored, and they are judged again.
unjudged as materialized (
  select distinct s.project_id from sent s
  join workflow_listeners l on l.project_id = s.project_id and l.app_event_id = s.app_event_id
  where l.has_filter and l.version_id is not null
    and (s.judgements is null or not (s.judgements::jsonb ? l.version_id::text))
),
input as materialized (
  select * from sent where not exists (select from unjudged)
),
-- 2. First come, first served per key; a key older than 72 hours is free again. Waits for a sender that is about to commit.
keys as (
  insert into idempotency_keys (project_id, end_user_id, key, body_hash, event_id)
  select project_id, end_user_id, key, body_hash, id from input where key is not null order by key
  on conflict (project_id, end_user_id, key) do update
    set body_hash = excluded.body_hash, event_id = excluded.event_id, created_at = now()
    where idempotency_keys.created_at < now() - interval '72 hours'
  returning event_id
),
events as materialized (
  select * from input where key is null or id in (select event_id from keys)
),
stored as (
  insert into received_events (id, project_id, app_event_id, end_user_id, sent_name, payload, mismatches, idempotency_key)
  select id, project_id, app_event_id, end_user_id, sent_name, payload, mismatches::json, key from events
),
-- 3. A verdict for each workflow on that event, read in this statement: no cache can miss a listener.
verdicts as materialized (
  select e.id as event_id, e.project_id, e.end_user_id, e.place, l.workflow_id, l.version_id, i.id as installation_id, case
      when l.version_id is null then 'not_published'
      when i.id is null then 'not_enabled'
      when not i.is_enabled then 'disabled'
      when e.judgements ->> l.version_id::text is not null then 'filtered'
      else 'started'
    end as verdict,
    case when l.version_id is not null and i.is_enabled then e.judgements ->> l.version_id::text end as reason,
    case when l.version_id is not null and i.is_enabled and e.judgements ->> l.version_id::text is null
      then uuidv7()
    end as run_id
  from events e
  join workflow_listeners l on l.project_id = e.project_id and l.app_event_id = e.app_event_id
  left join installations i on i.workflow_id = l.workflow_id and i.end_user_id = e.end_user_id
),
delivered as (
  insert into deliveries (event_id, project_id, workflow_id, installation_id, verdict, run_id, reason)
  select event_id, project_id, workflow_id, installation_id, verdict, run_id, reason::json from verdicts
),
started as (
  insert into runs (id, project_id, workflow_id, version_id, installation_id, end_user_id, event_id)
  select run_id, project_id, workflow_id, version_id, installation_id, end_user_id, event_id
  from verdicts where run_id is not null
),
-- 4. One job per run; the runs of a paused project wait without one. 30,000 attempts: only crashes spend them, a failing step has its own count.
-- Of many runs of one project each fifty stand one place further back, see project-load.ts.
paused as materialized (
  select id from projects where is_paused
),
held as (
  insert into held_runs (run_id, project_id)
  select run_id, project_id from verdicts where run_id is not null and project_id in (select id from paused)
),
jobs as materialized (
  select count(*) from graphile_worker.add_jobs(array(
    select (
      'run', json_build_object('runId', run_id, 'fence', 1, 'projectId', project_id), null, null, 30000, null,
      place + (row_number() over (partition by project_id) - 1) / 50, null
    )::graphile_worker.job_spec
    from verdicts where run_id is not null and project_id not in (select id from paused)
  )) where exists (select from verdicts where run_id is not null)
)
select e.id as event_id, v.workflow_id, v.run_id, v.installation_id, null::uuid as unjudged_project_id,
  null::text as verdict, null::int as count
from events e left join verdicts v on v.event_id = e.id and v.run_id is not null
where (select count from jobs) >= 0
union all
select null, null, null, null, project_id, null, null from unjudged
union all
select null, null, null, null, null, verdict, count(*)::int from verdicts group by verdict`;

/**
 * Stores events, their verdicts, runs and jobs for many senders in one statement and one commit. All or nothing.
 * Keys must be distinct within one call (per project and user). Answers in the order of `events`. Throws an
 * `UnjudgedEventsError`; `intake.ts` sees to it that filters judge first.
 */
export async function acceptEvents(
  db: Pool | PoolClient,
  events: readonly AcceptedEvent[],
  onDelivered: OnDelivered = () => undefined,
): Promise<Acceptance[]> {
  const { rows } = await db.query<Row>({
    name: 'accept-events',
    text: ACCEPT,
    values: [
      events.map((event) => event.id),
      events.map((event) => event.projectId),
      events.map((event) => event.appEventId),
      events.map((event) => event.endUserId),
      events.map((event) => event.sentName),
      events.map((event) => event.payload),
      events.map((event) => event.mismatches),
      events.map((event) => event.idempotencyKey),
      events.map((event) => event.bodyHash),
      events.map(({ judgements }) => (judgements === undefined ? null : JSON.stringify(judgements))),
      events.map(({ place = 0 }) => place),
    ],
  });
  const unjudged = rows.flatMap(({ unjudged_project_id: id }) => (id === null ? [] : [id]));
  if (unjudged.length > 0) throw new UnjudgedEventsError(unjudged);
  for (const { verdict, count } of rows) if (verdict !== null) onDelivered(verdict, count ?? 0);
  const runsByEvent = new Map<string, StartedRun[]>();
  for (const row of rows) {
    if (row.event_id === null) continue;
    const runs = runsByEvent.get(row.event_id) ?? [];
    runsByEvent.set(row.event_id, runs);
    if (row.workflow_id !== null && row.run_id !== null && row.installation_id !== null) {
      runs.push({ workflowId: row.workflow_id, runId: row.run_id, installationId: row.installation_id });
    }
  }
  return events.map(({ id }) => {
    const runs = runsByEvent.get(id);
    return runs === undefined ? { kind: 'duplicate' } : { kind: 'stored', runs };
  });
}
