-- Addresses at which the editor listens for one real call, to make an example of it. Gone after ten minutes.
create table hook_tests (
  token_hash bytea primary key,
  workflow_id uuid not null references workflows on delete cascade,
  expires_at timestamptz not null,
  -- What came, as the trigger would give it; null: nothing yet.
  received json
);
create index on hook_tests (expires_at);
create index on hook_tests (workflow_id);
