-- The customer's own APIs: how steps call them, and how their calls to us are verified and whom they are about. Secrets in
-- both are references, as in workflow documents.
create table resources (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  api json not null,
  calls json not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index on resources (project_id, lower(name));

-- The address that a resource calls: known by the hash of its token, kept encrypted to be shown again. A rotated one goes on
-- until it expires.
create table resource_addresses (
  token_hash bytea primary key,
  resource_id uuid not null references resources on delete cascade,
  token_ciphertext bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz
);
create unique index on resource_addresses (resource_id) where expires_at is null;
create index on resource_addresses (resource_id);

-- The workflows that listen to a resource. A call is a received event whose `app_event_id` is the id of the resource.
create index on workflow_triggers ((config ->> 'resource')) where type = 'api-resource';
