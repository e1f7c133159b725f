-- The moment after which `next_at` is the first time; null: that of planning. Whoever plans anew goes on from here, so
-- that a time that came due meanwhile is not lost, and one that was dealt with does not come twice.
alter table schedules add column planned_from timestamptz;

-- A schedule whose zone is the end user's follows a change of their metadata. What is due already stays due: it belongs
-- to the zone before. It is written nevertheless, for its lock: whoever claims it waits for the new zone, or has planned by
-- the old one before this sees it. At infinity there may be times again, as an end in local time lies elsewhere now.
create function keep_schedules_of_end_user() returns trigger language plpgsql as $$
declare
  since timestamptz := clock_timestamp();
begin
  update schedules s set
    next_at = case when s.next_at > since then '-infinity' else s.next_at end,
    planned_from = case when s.next_at > since then greatest(s.planned_from, since) else s.planned_from end
  from installations i join workflow_triggers t on t.workflow_id = i.workflow_id
  where i.end_user_id = new.id and s.installation_id = i.id
    and t.type = 'scheduler' and t.config ->> 'zoneFrom' = 'user';
  if found then
    perform pg_notify('millrace_schedule', '');
  end if;
  return null;
end $$;
create trigger end_users_keep_their_schedules after update of metadata on end_users
  for each row when (old.metadata::text is distinct from new.metadata::text)
  execute function keep_schedules_of_end_user();

-- As before, and a row whose zone is the end user's comes only when no change of their metadata is under way: it would
-- be planned by the old one, and missed by the update above.
create or replace function keep_schedule_of_installation() returns trigger language plpgsql as $$
declare
  kind text;
  zone_from text;
begin
  select type, config ->> 'zoneFrom' into kind, zone_from from workflow_triggers where workflow_id = new.workflow_id;
  if kind = 'integration-enabled' then
    if new.is_enabled then
      insert into schedules (installation_id, workflow_id, next_at) values (new.id, new.workflow_id, now())
      on conflict do nothing;
    end if;
  elsif kind = 'scheduler' and new.is_enabled then
    if zone_from = 'user' then
      perform from end_users where id = new.end_user_id for share;
    end if;
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
    if new.config ->> 'zoneFrom' = 'user' then
      perform from end_users where id in (
        select end_user_id from installations where workflow_id = new.workflow_id and is_enabled
      ) for share;
    end if;
    insert into schedules (installation_id, workflow_id)
    select i.id, i.workflow_id from installations i where i.workflow_id = new.workflow_id and i.is_enabled
    on conflict (installation_id) do update set next_at = '-infinity', planned_from = null;
  else
    delete from schedules where workflow_id = coalesce(new.workflow_id, old.workflow_id);
  end if;
  perform pg_notify('millrace_schedule', '');
  return null;
end $$;
