-- What a Response step answers, until the caller has it; see storage/run-responses. Rows go after an hour.
create table run_responses (
  run_id uuid primary key,
  status integer not null,
  headers json not null,
  body text,
  file_id uuid,
  created_at timestamptz not null default now()
);
create index on run_responses (created_at);

-- Files that came with requests. Named by variables as { fileId, name, contentType, size }.
create table files (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  content_type text not null,
  content bytea not null
);
create index on files (project_id);
-- What is compressed already does not get smaller.
alter table files alter column content set storage external;
