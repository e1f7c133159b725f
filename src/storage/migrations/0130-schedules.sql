-- When each end user's workflow starts by itself next: a row for every installation that is on, of a workflow whose
-- published trigger is a Scheduler. Kept by the database itself, so that no way of publishing, switching on or making an
-- end user known can miss one. `next_at` -infinity: not planned yet; infinity: never again. See server/scheduler.
create table schedules (
  installation_id uuid primary key references installations on delete cascade,
  workflow_id uuid not null,
  next_at timestamptz not null default '-infinity',
  last_run_id uuid,
  -- Times that wait until the last run is done, oldest first; null: none.
  waiting timestamptz[],
  -- The last time that was left out, and why.
  skipped_at timestamptz,
  skip_reason text
);
create index on schedules (next_at);
create index on schedules (workflow_id);
create index on schedules (installation_id) where waiting is not null;

create function keep_schedule_of_installation() returns trigger language plpgsql as $$
begin
  if new.is_enabled then
    insert into schedules (installation_id, workflow_id)
    select new.id, new.workflow_id from workflow_triggers t where t.workflow_id = new.workflow_id and t.type = 'scheduler'
    on conflict do nothing;
  else
    delete from schedules where installation_id = new.id;
  end if;
  perform pg_notify('millrace_schedule', '');
  return null;
end $$;
create trigger installations_keep_their_schedule after insert or update of is_enabled on installations
  for each row execute function keep_schedule_of_installation();

create function keep_schedules_of_workflow() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.type <> 'scheduler' then
    delete from schedules where workflow_id = coalesce(new.workflow_id, old.workflow_id);
  else
    insert into schedules (installation_id, workflow_id)
    select i.id, i.workflow_id from installations i where i.workflow_id = new.workflow_id and i.is_enabled
    on conflict (installation_id) do update set next_at = '-infinity';
  end if;
  perform pg_notify('millrace_schedule', '');
  return null;
end $$;
create trigger workflow_triggers_keep_schedules after insert or update or delete on workflow_triggers
  for each row execute function keep_schedules_of_workflow();
