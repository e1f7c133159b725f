-- Fields of a sample that were renamed together with the drafts that read them. `drafts` holds what each field stored
-- before and after, so that one undo takes all of it back.

create table field_renames (
  id uuid primary key,
  app_event_id uuid not null references app_events on delete cascade,
  renames json not null,
  reads_both boolean not null,
  member_name text not null,
  sample_before text not null,
  sample_after text not null,
  drafts json not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz
);
create index on field_renames (app_event_id, created_at desc);
