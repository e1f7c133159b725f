import type { Json } from '#core/base/json.ts';
import type { StepId } from '#core/base/brand.ts';
import { decideFrom } from '#core/run/decide.ts';
import type { StepRun } from '#core/run/state.ts';
import { attemptStep } from './attempt-step.ts';
import {
  addStepRun,
  type Failure,
  type RunInProgress,
  type SequenceResult,
  type SequenceRun,
} from './run-in-progress.ts';
import { hasOutput, skippedStepRun } from './to-step-run.ts';
import { workOnItems } from './work-on-items.ts';

/**
 * Takes a sequence from where its record left it to its end, or to a wait. Throws when the run's signal is aborted or the
 * store fails.
 */
export async function runSequence(run: RunInProgress, at: SequenceRun): Promise<SequenceResult> {
  const { record, version, signal } = run;
  const { clock } = run.runtime;
  const stepRuns = record.stepRunsOf(at.instance);
  let cursor = at.sequence.start;
  while (record.mayGoOn) {
    signal.throwIfAborted();
    const state = { stepRuns, isCancelled: record.isCancelled };
    const decision = decideFrom(version.compiled, state, clock.now(), at.sequence, cursor);
    const { command } = decision;
    cursor = decision.cursor;
    switch (command.kind) {
      case 'skip':
        addStepRun(run, at, command.step, skippedStepRun(command.step, at.instance, clock.now()));
        break;
      case 'execute':
        await attemptStep(run, at, command.step, command.attempt);
        break;
      case 'wake': {
        const woken = {
          ...command.stepRun,
          status: 'completed',
          finishedAt: clock.now(),
          nextAttemptAt: null,
        } as const;
        addStepRun(run, at, command.step, woken);
        break;
      }
      case 'work-on-items': {
        const worked = await workOnItems(run, at, command, runSequence);
        // The next decision ends a cancelled run.
        if (worked.kind === 'cancelled') break;
        if (worked.kind !== 'done') return worked;
        addStepRun(run, at, command.step, worked.stepRun);
        break;
      }
      case 'wait':
        return { kind: 'waits', until: command.until };
      case 'finish':
        return {
          kind: 'ended',
          status: command.status,
          output: findLastOutput(stepRuns),
          failure: findFailure(stepRuns, command.failedStepId),
        };
    }
  }
  return { kind: 'left' };
}

function findFailure(stepRuns: ReadonlyMap<StepId, StepRun>, stepId: StepId | null): Failure | null {
  const error = stepId === null ? null : (stepRuns.get(stepId)?.error ?? null);
  return stepId === null || error === null ? null : { error, stepId };
}

/** Step runs are kept in the order in which the steps first ran. */
function findLastOutput(stepRuns: ReadonlyMap<StepId, StepRun>): Json {
  return [...stepRuns.values()].findLast((stepRun) => hasOutput(stepRun))?.output ?? null;
}
