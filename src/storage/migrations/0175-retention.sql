-- For what is cleaned row by row when its time has come; see storage/retention.
create index on failed_runs (run_id);
create index on hooks (expires_at) where expires_at is not null;
create index on stored_values (updated_at) where owner like 'test:%';
