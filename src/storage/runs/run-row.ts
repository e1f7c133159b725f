import type { Json } from '#core/base/json.ts';
import type { LogLine, StepRun, StepRunStatus } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';

/** A row of `step_runs` as `pg` reads it: `json` columns are parsed. */
export type StepRunRow = {
  run_id: string;
  step_id: string;
  instance: string;
  status: StepRunStatus;
  attempts: number;
  started_at: Date;
  finished_at: Date;
  next_attempt_at: Date | null;
  branch_id: string | null;
  input: Json;
  output: Json;
  error: StepError | null;
  logs: readonly LogLine[] | null;
};

export function readStepRun(row: StepRunRow): StepRun {
  return {
    stepId: row.step_id,
    instance: row.instance,
    status: row.status,
    attempts: row.attempts,
    startedAt: row.started_at.getTime(),
    finishedAt: row.finished_at.getTime(),
    nextAttemptAt: row.next_attempt_at?.getTime() ?? null,
    branchId: row.branch_id,
    input: row.input,
    output: row.output,
    error: row.error,
    logs: row.logs ?? [],
  };
}
