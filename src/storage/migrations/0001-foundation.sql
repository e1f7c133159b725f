-- Ids are UUIDv7: they carry their creation time, so the tables that grow are partitioned by id, and retention drops
-- whole partitions. Enumerations are text with a check: adding a value then needs no exclusive lock.

create table projects (
  id uuid primary key,
  name text not null,
  allowed_origins text[] not null default '{}',
  -- Raised when keys, secrets or listeners change; other processes drop what they cached.
  settings_revision bigint not null default 0,
  created_at timestamptz not null default now()
);

create table project_members (
  project_id uuid not null references projects on delete cascade,
  member_id text not null,
  role text not null check (role in ('owner', 'builder', 'support', 'viewer')),
  joined_at timestamptz not null default now(),
  primary key (project_id, member_id)
);
create index on project_members (member_id);

create table invitations (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  role text not null,
  token_hash bytea not null unique,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create index on invitations (project_id);

create table signing_keys (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  kid text not null,
  public_key_pem text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  unique (project_id, kid)
);

create table api_keys (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  prefix text not null,
  secret_hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index on api_keys (project_id);

create table secrets (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  ciphertext bytea not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (project_id, name)
);

create table audit_entries (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject text not null,
  details jsonb not null default '{}',
  at timestamptz not null default now()
);
create index on audit_entries (project_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are append-only';
end $$;
create trigger audit_entries_are_append_only before update on audit_entries for each row execute function refuse_change();

create table app_events (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  description text not null default '',
  -- Source text as the author wrote it.
  sample text not null,
  schema json not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on app_events (project_id);

-- Every name that receives: the current one and the aliases that renaming left. Unique across both.
create table app_event_names (
  project_id uuid not null references projects on delete cascade,
  name text not null,
  app_event_id uuid not null references app_events on delete cascade,
  is_alias boolean not null,
  created_at timestamptz not null default now(),
  use_count bigint not null default 0,
  last_used_at timestamptz,
  primary key (project_id, name)
);
create index on app_event_names (app_event_id);

create table workflows (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  -- A copy of the draft's name, for lists.
  name text not null,
  is_for_end_users boolean not null default false,
  is_on_by_default boolean not null default false,
  draft json not null,
  draft_revision integer not null default 0,
  published_version_id uuid,
  -- The draft's revision that the published version froze.
  published_revision integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Kept while runs and deliveries name it; hidden from every list.
  deleted_at timestamptz
);
create index on workflows (project_id);

create table draft_changes (
  workflow_id uuid not null references workflows on delete cascade,
  revision integer not null,
  change_id uuid not null,
  member_id text not null,
  member_name text not null,
  label text not null,
  operations json not null,
  created_at timestamptz not null default now(),
  primary key (workflow_id, revision),
  unique (workflow_id, change_id)
);

create table draft_test_outputs (
  workflow_id uuid not null references workflows on delete cascade,
  step_id text not null,
  output json not null,
  tested_at timestamptz not null default now(),
  primary key (workflow_id, step_id)
);

create table workflow_versions (
  id uuid primary key,
  workflow_id uuid not null references workflows on delete cascade,
  number integer not null,
  document json not null,
  note text not null default '',
  published_by text not null,
  published_at timestamptz not null default now(),
  unique (workflow_id, number)
);
create function refuse_version_change() returns trigger language plpgsql as $$
begin
  raise exception 'published versions are immutable';
end $$;
create trigger workflow_versions_are_immutable before update on workflow_versions for each row execute function refuse_version_change();

-- Which workflows listen to an App Event. `version_id` null: only the draft does, so the verdict is `not_published`.
create table workflow_listeners (
  project_id uuid not null references projects on delete cascade,
  app_event_id uuid not null references app_events on delete cascade,
  workflow_id uuid not null references workflows on delete cascade,
  version_id uuid,
  primary key (project_id, app_event_id, workflow_id)
);
create index on workflow_listeners (workflow_id);

create table end_users (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  -- The id in the customer's app: `sub` of the User Token.
  external_id text not null,
  metadata json not null default '{}',
  first_seen_at timestamptz not null default now(),
  unique (project_id, external_id)
);
create index on end_users (project_id, id);

-- One workflow activated by one end user. An explicit off is a row too.
create table installations (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  workflow_id uuid not null references workflows on delete cascade,
  end_user_id uuid not null references end_users on delete cascade,
  is_enabled boolean not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  unique (workflow_id, end_user_id)
);
create index on installations (end_user_id, workflow_id);

create table idempotency_keys (
  project_id uuid not null,
  end_user_id uuid not null,
  key text not null,
  body_hash bytea not null,
  event_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (project_id, end_user_id, key)
);
create index on idempotency_keys (created_at);

-- The last sends that were refused, without payloads.
create table refused_sends (
  id uuid primary key,
  project_id uuid not null,
  code text not null,
  message text not null,
  name text,
  user_id text
);
create index on refused_sends (project_id, id);

-- No foreign keys below: these tables take thousands of rows a second, and their partitions come and go.

create table received_events (
  id uuid primary key,
  project_id uuid not null,
  app_event_id uuid not null,
  end_user_id uuid not null,
  sent_name text not null,
  -- Source text exactly as it came.
  payload text not null,
  -- How the payload differs from the App Event's schema; null: it does not.
  mismatches json,
  idempotency_key text
) partition by range (id);
create index on received_events (project_id, id);
create index on received_events (app_event_id, id);
create index on received_events (end_user_id, id);

create table deliveries (
  event_id uuid not null,
  project_id uuid not null,
  workflow_id uuid not null,
  installation_id uuid,
  verdict text not null check (verdict in ('started', 'not_enabled', 'disabled', 'not_published')),
  run_id uuid
) partition by range (event_id);
create index on deliveries (event_id);

-- Nothing that changes during a run is indexed, so that updates stay in place (HOT).
create table runs (
  id uuid primary key,
  project_id uuid not null,
  workflow_id uuid not null,
  version_id uuid not null,
  installation_id uuid,
  end_user_id uuid not null,
  event_id uuid,
  status text not null default 'queued' check (status in ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled')),
  -- The token of the claim that may write; see engine/ports/run-store.ts.
  fence bigint not null default 1,
  started_at timestamptz,
  finished_at timestamptz,
  wake_at timestamptz,
  error json
) partition by range (id);
create index on runs (project_id, id);
create index on runs (workflow_id, id);
create index on runs (end_user_id, id);

create table step_runs (
  run_id uuid not null,
  step_id text not null,
  status text not null,
  attempts integer not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  next_attempt_at timestamptz,
  branch_id text,
  input json,
  output json,
  error json,
  logs json,
  primary key (run_id, step_id)
) partition by range (run_id);

-- Runs that ended badly, so that "failed" can be listed without an index on a changing column.
create table failed_runs (
  project_id uuid not null,
  workflow_id uuid not null,
  run_id uuid not null,
  primary key (project_id, run_id)
);
create index on failed_runs (workflow_id, run_id);

-- Processes that take jobs tell that they live; see server/workers.
create table worker_pools (
  id text primary key,
  process_id integer not null,
  host text not null,
  heartbeat_at timestamptz not null default now()
);

-- The smallest UUIDv7 of a point in time.
create function uuid_floor(at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

create function uuid_time(id uuid) returns timestamptz language sql immutable as $$
  select uuid_extract_timestamp(id)
$$;

-- Weekly partitions (Monday to Monday, UTC) that cover the span.
create function ensure_partitions(from_at timestamptz, until_at timestamptz) returns void language plpgsql as $$
declare
  week timestamptz := date_trunc('week', from_at, 'UTC');
  parent text;
  child text;
begin
  while week < until_at loop
    foreach parent in array array['received_events', 'deliveries', 'runs', 'step_runs'] loop
      child := parent || '_' || to_char(week at time zone 'UTC', 'YYYYMMDD');
      if to_regclass(child) is null then
        execute format(
          'create table %I partition of %I for values from (%L) to (%L)',
          child, parent, uuid_floor(week), uuid_floor(week + interval '7 days')
        );
        -- Room on each page for the updates that every run gets.
        if parent = 'runs' then
          execute format('alter table %I set (fillfactor = 70)', child);
        end if;
      end if;
    end loop;
    week := week + interval '7 days';
  end loop;
end $$;
