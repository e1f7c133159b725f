-- A Fan Out runs its steps once for each item: `instance` says for which ("4", or "4.0" within another one).
alter table step_runs add column instance text not null default '';
alter table step_runs drop constraint step_runs_pkey;
alter table step_runs add primary key (run_id, step_id, instance);
