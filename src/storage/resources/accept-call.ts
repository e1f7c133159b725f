import type { Pool } from 'pg';

/** A call of a resource as an event for each user that it names. Keys must be distinct per user. */
export type AcceptedCall = {
  readonly projectId: string;
  readonly resourceId: string;
  /** The type of the event, by which workflows listen; what it is shown under when it has none. */
  readonly event: string;
  readonly shownName: string;
  /** Source text of what the trigger gives. */
  readonly payload: string;
  /** Null: every call is a new one. */
  readonly key: string | null;
  readonly bodyHash: Buffer;
  readonly users: readonly { readonly eventId: string; readonly endUserId: string }[];
};

/** One for each user, in order. `isRepeated`: the key has come before; nothing was stored, and `eventId` is that of then. */
export type CallAcceptance = {
  readonly eventId: string;
  readonly isRepeated: boolean;
  readonly runs: readonly { readonly workflowId: string; readonly runId: string }[];
};

type Row = { event_id: string; workflow_id: string | null; run_id: string | null };

const ACCEPT = `
with sent as materialized (
  select * from unnest($1::uuid[], $2::uuid[]) as i(id, end_user_id)
),
-- 1. First come, first served per key; a key older than 72 hours is free again. Waits for a sender that is about to commit.
keys as (
  insert into idempotency_keys (project_id, end_user_id, key, body_hash, event_id)
  select $3::uuid, end_user_id, $4::text, $5::bytea, id from sent where $4::text is not null order by end_user_id
  on conflict (project_id, end_user_id, key) do update
    set body_hash = excluded.body_hash, event_id = excluded.event_id, created_at = now()
    where idempotency_keys.created_at < now() - interval '72 hours'
  returning event_id
),
events as materialized (
  select * from sent where $4::text is null or id in (select event_id from keys)
),
stored as (
  insert into received_events (id, project_id, app_event_id, end_user_id, sent_name, payload, idempotency_key)
  select id, $3, $6::uuid, end_user_id, $8::text, $9::text, $4 from events
),
-- 2. A verdict for each published workflow that listens to this type of the resource's events.
verdicts as materialized (
  select e.id as event_id, e.end_user_id, t.workflow_id, t.version_id, i.id as installation_id,
    case when i.id is null then 'not_enabled' when not i.is_enabled then 'disabled' else 'started' end as verdict,
    case when i.is_enabled then uuidv7() end as run_id
  from events e
  join workflow_triggers t on t.project_id = $3 and t.type = 'api-resource' and t.config ->> 'resource' = $6::text
    and trim(coalesce(t.config ->> 'event', '')) in ('', $7::text)
  left join installations i on i.workflow_id = t.workflow_id and i.end_user_id = e.end_user_id
),
delivered as (
  insert into deliveries (event_id, project_id, workflow_id, installation_id, verdict, run_id)
  select event_id, $3, workflow_id, installation_id, verdict, run_id from verdicts
),
started as (
  insert into runs (id, project_id, workflow_id, version_id, installation_id, end_user_id, event_id, trigger_type)
  select run_id, $3, workflow_id, version_id, installation_id, end_user_id, event_id, 'api-resource'
  from verdicts where run_id is not null
),
-- 3. One job per run; the runs of a paused project wait without one. 30,000 attempts: only crashes spend them, a failing
-- step has its own count.
is_paused as materialized (
  select from projects where id = $3 and is_paused
),
held as (
  insert into held_runs (run_id, project_id)
  select run_id, $3 from verdicts where run_id is not null and exists (select from is_paused)
),
jobs as materialized (
  select count(*) from graphile_worker.add_jobs(array(
    select ('run', json_build_object('runId', run_id, 'fence', 1), null, null, 30000, null, null, null)::graphile_worker.job_spec
    from verdicts where run_id is not null and not exists (select from is_paused)
  )) where exists (select from verdicts where run_id is not null)
)
select e.id as event_id, v.workflow_id, v.run_id
from events e left join verdicts v on v.event_id = e.id and v.run_id is not null
where (select count from jobs) >= 0`;

const EARLIER = `
select end_user_id, event_id from idempotency_keys
where project_id = $1 and key = $2 and end_user_id = any($3::uuid[])`;

/** Stores a call as one event per user, with verdicts, runs and jobs, in one statement: all or nothing. */
export async function acceptCall(pool: Pool, call: AcceptedCall): Promise<readonly CallAcceptance[]> {
  const { projectId, resourceId, event, shownName, payload, key, bodyHash, users } = call;
  const { rows } = await pool.query<Row>({
    name: 'accept-call',
    text: ACCEPT,
    values: [
      users.map(({ eventId }) => eventId),
      users.map(({ endUserId }) => endUserId),
      projectId,
      key,
      bodyHash,
      resourceId,
      event,
      shownName,
      payload,
    ],
  });
  const runs = Map.groupBy(rows, (row) => row.event_id);
  const isRepeated = users.some(({ eventId }) => !runs.has(eventId));
  const earlier = isRepeated ? await findEarlier(pool, call) : new Map<string, string>();
  return users.map(({ eventId, endUserId }) => {
    const started = runs.get(eventId);
    if (started === undefined) return { eventId: earlier.get(endUserId) ?? eventId, isRepeated: true, runs: [] };
    return {
      eventId,
      isRepeated: false,
      runs: started.flatMap(({ workflow_id: workflowId, run_id: runId }) =>
        workflowId === null || runId === null ? [] : [{ workflowId, runId }],
      ),
    };
  });
}

async function findEarlier(pool: Pool, { projectId, key, users }: AcceptedCall): Promise<ReadonlyMap<string, string>> {
  const ids = users.map(({ endUserId }) => endUserId);
  const { rows } = await pool.query<{ end_user_id: string; event_id: string }>(EARLIER, [projectId, key, ids]);
  return new Map(rows.map((row) => [row.end_user_id, row.event_id]));
}
