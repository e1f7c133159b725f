-- A published version whose App Event trigger has a filter: whoever stores an event judges it first. The flag is what the
-- statement that stores it goes by, so that no memory of filters can be too old.
alter table workflow_listeners add column has_filter boolean not null default false;
create index on workflow_listeners (project_id, app_event_id) where has_filter;

-- Not checked against what is stored: it allows more than before.
alter table deliveries drop constraint deliveries_verdict_check;
alter table deliveries add constraint deliveries_verdict_check
  check (verdict in ('started', 'not_enabled', 'disabled', 'not_published', 'filtered')) not valid;
-- Why the filter refused it; see core/workflow/event-filter.ts.
alter table deliveries add column reason json;

-- The runs of a paused project wait here without a job until it goes on.
alter table projects add column is_paused boolean not null default false;
create index on projects (id) where is_paused;
create table held_runs (
  run_id uuid primary key,
  project_id uuid not null
);
create index on held_runs (project_id);
