-- Received events that a step of ours sent, and how many such events lie behind each. Without a foreign key: events leave
-- with their partitions.
create table emitted_events (
  event_id uuid primary key,
  run_id uuid not null,
  depth integer not null
);
create index on emitted_events (run_id);
