import type { RunStatus, StepRun } from '#core/run/state.ts';
import type { LoadedRun, RunStore } from '#engine/ports/run-store.ts';

export interface TestRecord {
  readonly store: RunStore;
  readonly status: () => RunStatus;
  /** In the order in which the steps ran. Of those that ran for several items the first that failed, or the first. */
  readonly stepRuns: () => readonly StepRun[];
  /** Wakes what sleeps: who tests a Delay does not wait for it. False when nothing did. */
  readonly wake: (now: number) => boolean;
}

/** Keeps what a test run does in memory: it is no run, and no list shows it. */
export function createTestRecord(run: LoadedRun): TestRecord {
  const stepRuns = new Map<string, StepRun>();
  let status = run.status;
  return {
    store: {
      load: async () => ({ ...run, status, stepRuns: [...stepRuns.values()] }),
      commit: async (commit) => {
        status = commit.status;
        for (const stepRun of commit.stepRuns) stepRuns.set(keyOf(stepRun), stepRun);
        return 'committed';
      },
    },
    status: () => status,
    stepRuns: () => [...Map.groupBy(stepRuns.values(), ({ stepId }) => stepId).values()].flatMap(pickOne),
    wake: (now) => {
      const sleeping = [...stepRuns.values()].filter((stepRun) => stepRun.status === 'sleeping');
      for (const stepRun of sleeping) stepRuns.set(keyOf(stepRun), { ...stepRun, nextAttemptAt: now });
      return sleeping.length > 0;
    },
  };
}

const keyOf = ({ instance, stepId }: StepRun) => `${instance} ${stepId}`;

function pickOne(ofStep: readonly StepRun[]): readonly StepRun[] {
  const one = ofStep.find(({ status }) => status === 'failed') ?? ofStep[0];
  return one === undefined ? [] : [one];
}
