import type { Json } from '#core/base/json.ts';
import { nextAttemptDelayMs } from '#core/run/retry.ts';
import type { Instance, StepRun } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';
import { ERROR_BRANCH } from '#core/workflow/branch-ids.ts';
import type { Step } from '#core/workflow/document.ts';
import type { StepOutcome } from '../ports/step-executor.ts';
import type { StepAttempt } from './execute-step.ts';

type AttemptedStep = {
  readonly step: Step;
  readonly instance: Instance;
  /** The step run of the attempt before, if any. */
  readonly earlier: StepRun | undefined;
  readonly attempt: number;
  readonly random: () => number;
};
type FailedOutcome = Extract<StepOutcome, { kind: 'failed' }>;

/** What one attempt of a step means for its record: done, again later, or failed for good. */
export function toStepRun(attempted: AttemptedStep, result: StepAttempt): StepRun {
  const { step, instance, attempt, earlier } = attempted;
  const { outcome, input, startedAt, finishedAt } = result;
  const base = {
    stepId: step.id,
    instance,
    attempts: attempt,
    startedAt: earlier?.startedAt ?? startedAt,
    finishedAt,
    input,
    branchId: null,
    error: null,
    logs: [],
    nextAttemptAt: null,
  };
  switch (outcome.kind) {
    case 'completed':
      return { ...base, status: 'completed', output: outcome.output, logs: outcome.logs ?? [] };
    case 'branch':
      return { ...base, status: 'completed', output: outcome.output, branchId: outcome.branchId };
    case 'sleep':
      return { ...base, status: 'sleeping', output: outcome.output, nextAttemptAt: outcome.until };
    case 'postponed': {
      const { error, until: nextAttemptAt } = outcome;
      return { ...base, status: 'waiting', attempts: attempt - 1, output: null, error, nextAttemptAt };
    }
    case 'each':
      return { ...base, status: 'open', output: { items: outcome.items, options: outcome.options } };
    case 'stop':
      return { ...base, status: 'stopped', output: outcome.output };
    case 'failed': {
      const { error, logs = [], output = null } = outcome;
      const nextAttemptAt = findNextAttempt(attempted, outcome, finishedAt);
      if (nextAttemptAt !== null) return { ...base, status: 'waiting', output, error, logs, nextAttemptAt };
      return { ...base, ...failForGood(step, error, output), error, logs };
    }
    default:
      return outcome satisfies never;
  }
}

/** How a step that has failed for good leaves the run: into its error branch, on, or not at all. */
export function failForGood(step: Step, error: StepError, output: Json): Pick<StepRun, 'status' | 'output'> {
  if (step.branches.some(({ id }) => id === ERROR_BRANCH)) {
    return { status: 'caught', output: { error: errorAsJson(error) } };
  }
  return step.continueOnFailure
    ? { status: 'tolerated', output: { error: errorAsJson(error) } }
    : { status: 'failed', output };
}

export function skippedStepRun(step: Step, instance: Instance, now: number): StepRun {
  return {
    stepId: step.id,
    instance,
    status: 'skipped',
    attempts: 0,
    startedAt: now,
    finishedAt: now,
    input: null,
    output: null,
    branchId: null,
    error: null,
    logs: [],
    nextAttemptAt: null,
  };
}

/** Whether later steps can read the output of a step run. */
export function hasOutput({ status }: StepRun): boolean {
  return status === 'completed' || status === 'tolerated' || status === 'caught';
}

function findNextAttempt({ step, attempt, random }: AttemptedStep, outcome: FailedOutcome, now: number): number | null {
  if (!outcome.isRetryable) return null;
  const delayMs = nextAttemptDelayMs(step.retry, attempt, outcome.retryAfterMs ?? null, random);
  return delayMs === null ? null : now + delayMs;
}

function errorAsJson({ code, message, details }: StepError): Json {
  return { code, message, ...(details === undefined ? {} : { details }) };
}
