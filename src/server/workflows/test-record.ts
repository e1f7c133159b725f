import type { RunStatus, StepRun } from '#core/run/state.ts';
import type { LoadedRun, RunStore } from '#engine/ports/run-store.ts';

export interface TestRecord {
  readonly store: RunStore;
  readonly status: () => RunStatus;
  /** In the order in which the steps ran. */
  readonly stepRuns: () => readonly StepRun[];
}

/** Keeps what a test run does in memory: it is no run, and no list shows it. */
export function createTestRecord(run: LoadedRun): TestRecord {
  const stepRuns = new Map<string, StepRun>();
  let status = run.status;
  return {
    store: {
      load: async () => run,
      commit: async (commit) => {
        status = commit.status;
        for (const stepRun of commit.stepRuns) stepRuns.set(stepRun.stepId, stepRun);
        return 'committed';
      },
    },
    status: () => status,
    stepRuns: () => [...stepRuns.values()],
  };
}
