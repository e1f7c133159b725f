import type { RunStatus, StepRun } from '#core/run/state.ts';
import type { LoadedRun, RunCommit, RunStore } from '#engine/ports/run-store.ts';

export type MemoryRunStore = RunStore & {
  readonly commits: readonly RunCommit[];
  readonly status: () => RunStatus;
  readonly stepRuns: () => readonly StepRun[];
  /** The next commit is answered so; the run stays as it was for `refused`. */
  readonly answerNext: (answer: 'refused' | 'cancelled') => void;
};

/** A run store with one run, for tests of the runner alone. */
export function createMemoryRunStore(run: LoadedRun): MemoryRunStore {
  const commits: RunCommit[] = [];
  const stepRuns = new Map(run.stepRuns.map((stepRun) => [keyOf(stepRun), stepRun]));
  let status = run.status;
  let nextAnswer: 'committed' | 'refused' | 'cancelled' = 'committed';
  return {
    commits,
    status: () => status,
    stepRuns: () => [...stepRuns.values()],
    answerNext: (answer) => {
      nextAnswer = answer;
    },
    load: () => Promise.resolve({ ...run, status, stepRuns: [...stepRuns.values()] }),
    commit: (commit) => {
      const answer = nextAnswer;
      nextAnswer = 'committed';
      if (answer === 'refused') return Promise.resolve(answer);
      commits.push(commit);
      for (const stepRun of commit.stepRuns) stepRuns.set(keyOf(stepRun), stepRun);
      status = answer === 'cancelled' ? 'cancelled' : commit.status;
      return Promise.resolve(answer);
    },
  };
}

const keyOf = ({ instance, stepId }: StepRun) => `${instance} ${stepId}`;
