import type { StepRun } from '#core/run/state.ts';

/** A step that completed at its first attempt; `overrides` says what the test is about. */
export function makeStepRun(stepId: string, overrides: Partial<StepRun> = {}): StepRun {
  return {
    stepId,
    instance: '',
    status: 'completed',
    attempts: 1,
    startedAt: 0,
    finishedAt: 0,
    input: null,
    output: null,
    branchId: null,
    error: null,
    logs: [],
    nextAttemptAt: null,
    ...overrides,
  };
}
