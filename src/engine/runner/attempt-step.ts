import type { StepError } from '#core/step/definition.ts';
import { hasEffects } from '#core/step/step-effects.ts';
import type { StepRun } from '#core/run/state.ts';
import type { Step } from '#core/workflow/document.ts';
import { attemptKey } from './attempt-key.ts';
import type { StepObservation } from '../ports/run-observer.ts';
import { executeStep, type StepAttempt, type StepRuntime } from './execute-step.ts';
import { addStepRun, type RunInProgress, type SequenceRun } from './run-in-progress.ts';
import { toStepRun } from './to-step-run.ts';

/** A step without effects is recorded with the next step that has some; a slow step shows what came before it. */
const SHOW_PROGRESS_AFTER_MS = 300;
/** Step runs of one run, those of all items included. */
const MAX_STEP_RUNS = 25_000;

/** Makes one attempt of a step and puts on record what came of it. */
export async function attemptStep(run: RunInProgress, at: SequenceRun, step: Step, attempt: number): Promise<void> {
  const { record } = run;
  const executor = run.findExecutor(step.type);
  const earlier = record.stepRunsOf(at.instance).get(step.id);
  const attempted = { step, instance: at.instance, earlier, attempt, random: run.random };
  const refusal =
    executor === undefined ? unknownType(step) : record.count >= MAX_STEP_RUNS ? TOO_MANY_STEP_RUNS : null;
  if (executor === undefined || refusal !== null) {
    return addStepRun(run, at, step, toStepRun(attempted, refuse(run, refusal ?? unknownType(step))));
  }
  // What the outside has seen must be on record before the outside sees more.
  if (hasEffects(executor.definition, step.config) && record.hasUncommittedEffects) {
    await record.commitProgress();
    if (!record.mayGoOn || record.isCancelled) return;
  }
  const progress = showProgressWhenSlow(run);
  const observed = run.observation.beginStep({ id: step.id, type: step.type, instance: at.instance, attempt });
  let stepRun: StepRun | null = null;
  try {
    const { runId, projectId, signal } = run;
    const idempotencyKey = attemptKey(runId, { stepId: step.id, instance: at.instance });
    const { scope } = at;
    const { respond, events, values, findResource } = run;
    const result = await executeStep(watchedRuntime(run, observed), {
      executor,
      step,
      scope,
      projectId,
      idempotencyKey,
      signal,
      respond,
      findResource,
      files: run.files,
      store: (request) => values.apply(runId, idempotencyKey, request),
      emit: (event) => events.emit({ runId, idempotencyKey, ...event }),
    });
    // What was broken off by our own leaving is no result; the next claim repeats it under the same key.
    signal.throwIfAborted();
    await progress.settle();
    stepRun = toStepRun(attempted, result);
    addStepRun(run, at, step, stepRun);
  } finally {
    if (stepRun === null) observed.breakOff();
    else observed.end(stepRun);
    await progress.settle();
  }
}

function watchedRuntime({ runtime }: RunInProgress, observed: StepObservation): StepRuntime {
  const http = observed.watchHttp(runtime.http);
  return http === runtime.http ? runtime : { http, sandbox: runtime.sandbox, clock: runtime.clock };
}

function showProgressWhenSlow({ record, runtime }: RunInProgress): { readonly settle: () => Promise<void> } {
  let commit: Promise<void> = Promise.resolve();
  const cancel = runtime.clock.after(SHOW_PROGRESS_AFTER_MS, () => {
    commit = record.commitProgress();
    // Awaited by `settle`; until then a rejection must not count as unhandled.
    commit.catch(() => undefined);
  });
  return {
    settle: () => {
      cancel();
      return commit;
    },
  };
}

const TOO_MANY_STEP_RUNS: StepError = {
  code: 'too_many_step_runs',
  message: `A run has at most ${MAX_STEP_RUNS} step runs, those of all items of its Fan Outs included.`,
  details: { limit: MAX_STEP_RUNS },
};

function unknownType({ type }: Step): StepError {
  return { code: 'unknown_step_type', message: `This Millrace does not know steps of the type "${type}".` };
}

function refuse({ runtime }: RunInProgress, error: StepError): StepAttempt {
  const now = runtime.clock.now();
  const outcome = { kind: 'failed', error, isRetryable: false } as const;
  return { outcome, input: null, startedAt: now, finishedAt: now };
}
