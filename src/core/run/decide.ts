import type { StepId } from '../base/brand.ts';
import type { CompiledDocument, CompiledStep } from '../workflow/compile-document.ts';
import type { Step } from '../workflow/document.ts';
import type { RunState, StepRun } from './state.ts';

/** What the runner does next. `until` in milliseconds since 1970; `attempt` counts from 1. */
export type Command =
  | { readonly kind: 'execute'; readonly step: Step; readonly attempt: number }
  | { readonly kind: 'skip'; readonly step: Step }
  | { readonly kind: 'wait'; readonly until: number }
  | {
      readonly kind: 'finish';
      readonly status: 'completed' | 'failed' | 'cancelled';
      readonly failedStepId: StepId | null;
    };

/** How far a run has come: a position in the compiled order before which nothing will change any more. */
export type Cursor = number;
export const START_CURSOR: Cursor = 0;

export type Decision = { readonly command: Command; readonly cursor: Cursor };

/**
 * Decides what a run does next from the outcomes of its steps. The step of an `execute` or `skip` is decided again until
 * its step run is in the state. `now` in milliseconds since 1970.
 */
export function decide(document: CompiledDocument, state: RunState, now: number): Command {
  return decideFrom(document, state, now, START_CURSOR).command;
}

/**
 * The same, going on where the last decision of this run stood instead of walking from the start again. The cursor is
 * valid for the document and run that it came from.
 */
export function decideFrom(document: CompiledDocument, state: RunState, now: number, cursor: Cursor): Decision {
  if (state.isCancelled) return { command: finish('cancelled', null), cursor };
  let at = cursor;
  let current = document.order[at];
  while (current !== undefined) {
    const stepRun = state.stepRuns.get(current.step.id);
    const next = stepRun === undefined ? undefined : findNext(current, stepRun);
    if (next === undefined) return { command: decideStep(current.step, stepRun, now), cursor: at };
    at = next;
    current = document.order[at];
  }
  return { command: finish('completed', null), cursor: at };
}

/** Where the flow goes on after a step, or undefined while (or because) it does not go on. */
function findNext({ next, branchStarts }: CompiledStep, { status, branchId }: StepRun): number | undefined {
  switch (status) {
    case 'completed':
      return branchId === null ? next : (branchStarts.get(branchId) ?? next);
    case 'tolerated':
    case 'skipped':
      return next;
    case 'waiting':
    case 'failed':
      return undefined;
    default:
      return status satisfies never;
  }
}

function decideStep(step: Step, stepRun: StepRun | undefined, now: number): Command {
  if (stepRun === undefined) return step.isDisabled ? { kind: 'skip', step } : { kind: 'execute', step, attempt: 1 };
  if (stepRun.status === 'failed') return finish('failed', step.id);
  const until = stepRun.nextAttemptAt ?? now;
  return until > now ? { kind: 'wait', until } : { kind: 'execute', step, attempt: stepRun.attempts + 1 };
}

function finish(status: 'completed' | 'failed' | 'cancelled', failedStepId: StepId | null): Command {
  return { kind: 'finish', status, failedStepId };
}
