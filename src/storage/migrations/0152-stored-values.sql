-- What Store steps keep. `owner`: the end user's or the workflow's id, the project's own for `project`; tests of a draft
-- have owners of their own.
create table stored_values (
  project_id uuid not null references projects on delete cascade,
  scope text not null check (scope in ('user', 'workflow', 'project')),
  owner text not null,
  key text not null,
  value json not null,
  updated_at timestamptz not null default now(),
  primary key (project_id, scope, owner, key)
);
create index on stored_values (project_id, key text_pattern_ops);

-- What a step of a run has done already, so that its repetition after a crash gives the same and does nothing.
create table stored_value_writes (
  idempotency_key text primary key,
  result json not null,
  created_at timestamptz not null default now()
);
create index on stored_value_writes (created_at);
