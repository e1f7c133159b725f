import { MAIN_INSTANCE, type StepRun } from '#core/run/state.ts';

/** What all attempts of one step of one run hand on as their `Idempotency-Key`: `run:step`, for an item `run:step:4`. */
export function attemptKey(runId: string, { stepId, instance }: Pick<StepRun, 'stepId' | 'instance'>): string {
  const base = `${runId}:${stepId}`;
  return instance === MAIN_INSTANCE ? base : `${base}:${instance}`;
}
