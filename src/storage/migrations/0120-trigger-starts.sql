-- The trigger of each published version, in reach of a lookup by workflow. Kept by the database itself, so that no way of
-- publishing, unpublishing or deleting a workflow can miss it.
create table workflow_triggers (
  workflow_id uuid primary key references workflows on delete cascade,
  project_id uuid not null,
  version_id uuid not null,
  type text not null,
  config json not null
);

create function keep_workflow_trigger() returns trigger language plpgsql as $$
begin
  if new.published_version_id is null or new.deleted_at is not null then
    delete from workflow_triggers where workflow_id = new.id;
  else
    insert into workflow_triggers (workflow_id, project_id, version_id, type, config)
    select new.id, new.project_id, v.id, v.document -> 'trigger' ->> 'type', v.document -> 'trigger' -> 'config'
    from workflow_versions v where v.id = new.published_version_id and v.document -> 'trigger' ->> 'type' is not null
    on conflict (workflow_id) do update
      set version_id = excluded.version_id, type = excluded.type, config = excluded.config;
  end if;
  return null;
end $$;
create trigger workflows_keep_their_trigger after update of published_version_id, deleted_at on workflows
  for each row execute function keep_workflow_trigger();

insert into workflow_triggers (workflow_id, project_id, version_id, type, config)
select w.id, w.project_id, v.id, v.document -> 'trigger' ->> 'type', v.document -> 'trigger' -> 'config'
from workflows w join workflow_versions v on v.id = w.published_version_id
where w.deleted_at is null and v.document -> 'trigger' ->> 'type' is not null;

-- Of a run that no App Event started: the type of its trigger, and source text of what the trigger gave.
alter table runs add column trigger_type text;
alter table runs add column input text;
