-- Named states of a draft. They can be renamed and removed; published versions stay.
create table workflow_snapshots (
  id uuid primary key,
  workflow_id uuid not null references workflows on delete cascade,
  name text not null,
  -- The draft's revision that it froze.
  revision integer not null,
  document json not null,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index on workflow_snapshots (workflow_id);

-- What a change made the draft again, in words: "version 3". A version that is published behind it says so too.
alter table draft_changes add column restored_from text;
alter table workflow_versions add column restored_from text;

-- The note is for people and may be put right later; what runs may not.
create or replace function refuse_version_change() returns trigger language plpgsql as $$
begin
  if (new.id, new.workflow_id, new.number, new.document::text, new.published_by, new.published_at, new.restored_from)
    is distinct from
    (old.id, old.workflow_id, old.number, old.document::text, old.published_by, old.published_at, old.restored_from)
  then
    raise exception 'published versions are immutable';
  end if;
  return new;
end $$;
