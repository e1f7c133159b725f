import { sql, type Kysely } from 'kysely';
import type { StepRun } from '#core/run/state.ts';
import type { Tables } from '../database/tables.ts';
import { readStepRun, type StepRunRow } from '../runs/run-row.ts';

/** How a step that ran for the items of a Fan Out went. */
export interface ItemCount {
  readonly stepId: string;
  readonly count: number;
  readonly failedCount: number;
  /** The first of them that failed. */
  readonly failedInstances: readonly string[];
}

const MOST_FAILED = 100;

/** Counts the step runs of a run that belong to items, by step. */
export async function countItemRuns(db: Kysely<Tables>, runId: string): Promise<readonly ItemCount[]> {
  const { rows } = await sql<ItemCount>`
    select step_id as "stepId", count(*)::int as count,
      (count(*) filter (where status = 'failed'))::int as "failedCount",
      coalesce((array_agg(instance order by started_at, instance) filter (where status = 'failed'))[1:${MOST_FAILED}::int], '{}')
        as "failedInstances"
    from step_runs where run_id = ${runId} and instance <> '' group by step_id`.execute(db);
  return rows;
}

/** The step runs outside of items, and of each step within items one: the first that failed, else the first. */
export async function listShownStepRuns(db: Kysely<Tables>, runId: string): Promise<readonly StepRun[]> {
  const { rows } = await sql<StepRunRow>`
    select * from (
      select * from step_runs where run_id = ${runId} and instance = ''
      union all
      (select distinct on (step_id) * from step_runs where run_id = ${runId} and instance <> ''
       order by step_id, (status = 'failed') desc, started_at, instance)
    ) s order by started_at, finished_at`.execute(db);
  return rows.map(readStepRun);
}

/** The step run of one item. */
export async function findItemRun(
  db: Kysely<Tables>,
  runId: string,
  stepId: string,
  instance: string,
): Promise<StepRun | undefined> {
  const { rows } = await sql<StepRunRow>`
    select * from step_runs where run_id = ${runId} and step_id = ${stepId} and instance = ${instance}`.execute(db);
  return rows[0] === undefined ? undefined : readStepRun(rows[0]);
}
