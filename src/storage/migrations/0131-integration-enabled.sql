-- A workflow that starts once when it is switched on has a row in `schedules` too: due at once, and afterwards never again.
-- It stays when the workflow is switched off or published anew, so that neither starts it a second time.
create or replace function keep_schedule_of_installation() returns trigger language plpgsql as $$
declare
  kind text := (select type from workflow_triggers where workflow_id = new.workflow_id);
begin
  if kind = 'integration-enabled' then
    if new.is_enabled then
      insert into schedules (installation_id, workflow_id, next_at) values (new.id, new.workflow_id, now())
      on conflict do nothing;
    end if;
  elsif kind = 'scheduler' and new.is_enabled then
    insert into schedules (installation_id, workflow_id) values (new.id, new.workflow_id) on conflict do nothing;
  else
    delete from schedules where installation_id = new.id;
  end if;
  perform pg_notify('millrace_schedule', '');
  return null;
end $$;

create or replace function keep_schedules_of_workflow() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' and new.type = 'integration-enabled' then
    -- Whoever has it on already has had their moment; what was a time of a schedule is none any more.
    update schedules set next_at = 'infinity', waiting = null where workflow_id = new.workflow_id
      and (tg_op = 'INSERT' or old.type <> 'integration-enabled');
  elsif tg_op <> 'DELETE' and new.type = 'scheduler' then
    insert into schedules (installation_id, workflow_id)
    select i.id, i.workflow_id from installations i where i.workflow_id = new.workflow_id and i.is_enabled
    on conflict (installation_id) do update set next_at = '-infinity';
  else
    delete from schedules where workflow_id = coalesce(new.workflow_id, old.workflow_id);
  end if;
  perform pg_notify('millrace_schedule', '');
  return null;
end $$;
