-- Counting a day of events and runs row by row takes seconds on a busy project. Everything older than `counted_until` has
-- been added up per hour; only what is younger is counted when somebody asks. See storage/volume.

create table hourly_events (
  app_event_id uuid not null,
  hour timestamptz not null,
  received bigint not null,
  primary key (app_event_id, hour)
);
create index on hourly_events (hour);

create table hourly_runs (
  workflow_id uuid not null,
  hour timestamptz not null,
  completed bigint not null,
  failed bigint not null,
  primary key (workflow_id, hour)
);
create index on hourly_runs (hour);

-- Runs that had not ended when their time was added up; they are looked at again until they have.
create table unfinished_runs (
  run_id uuid primary key
);

create table volume_progress (
  is_only_row boolean primary key default true check (is_only_row),
  counted_until uuid not null
);
insert into volume_progress (counted_until) values (uuid_floor(now() - interval '25 hours'));

-- For lists of end users by the beginning of their id, whatever the collation of the database.
create index on end_users (project_id, external_id text_pattern_ops);

-- For the number of end users who have a workflow on.
create index on installations (workflow_id) where is_enabled;
