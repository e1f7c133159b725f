import type { StepId } from '../base/brand.ts';
import { ERROR_BRANCH } from '../workflow/branch-ids.ts';
import type { CompiledDocument, CompiledStep } from '../workflow/compile-document.ts';
import type { Step } from '../workflow/document.ts';
import type { RunState, StepRun } from './state.ts';

/** How a sequence ends: `stopped` by a Stop step, which completes the run. */
export type SequenceEnd = 'completed' | 'stopped' | 'failed' | 'cancelled';

/** What the runner does next. `until` in milliseconds since 1970; `attempt` counts from 1. */
export type Command =
  | { readonly kind: 'execute'; readonly step: Step; readonly attempt: number }
  | { readonly kind: 'skip'; readonly step: Step }
  | { readonly kind: 'wait'; readonly until: number }
  /** The time of a sleeping step has come. */
  | { readonly kind: 'wake'; readonly step: Step; readonly stepRun: StepRun }
  /** The items of a step are to be worked on. */
  | { readonly kind: 'work-on-items'; readonly step: Step; readonly stepRun: StepRun }
  | { readonly kind: 'finish'; readonly status: SequenceEnd; readonly failedStepId: StepId | null };

/** How far a sequence has come: a position in the compiled order before which nothing will change any more. */
export type Cursor = number;

/** Positions in the compiled order, `end` excluded: the whole workflow, or what a Fan Out runs for each item. */
export type Sequence = { readonly start: Cursor; readonly end: Cursor };

export type Decision = { readonly command: Command; readonly cursor: Cursor };

export function wholeWorkflow(document: CompiledDocument): Sequence {
  return { start: 0, end: document.order.length };
}

/** The sequence of one branch of a step. */
export function branchSequence({ branchStarts, end, next }: CompiledStep, branchId: string): Sequence {
  return { start: branchStarts.get(branchId) ?? next, end };
}

/**
 * Decides what a run does next from the outcomes of its steps. The step of an `execute` or `skip` is decided again until
 * its step run is in the state. `now` in milliseconds since 1970.
 */
export function decide(document: CompiledDocument, state: RunState, now: number): Command {
  const sequence = wholeWorkflow(document);
  return decideFrom(document, state, now, sequence, sequence.start).command;
}

/**
 * The same for one sequence, going on where the last decision about it stood instead of walking from the start again. The
 * cursor is valid for the document, run and sequence that it came from.
 */
export function decideFrom(
  document: CompiledDocument,
  state: RunState,
  now: number,
  { end }: Sequence,
  cursor: Cursor,
): Decision {
  if (state.isCancelled) return { command: finish('cancelled', null), cursor };
  let at = cursor;
  while (at < end) {
    const current = document.order[at];
    if (current === undefined) break;
    const stepRun = state.stepRuns.get(current.step.id);
    const next = stepRun === undefined ? undefined : findNext(current, stepRun);
    if (next === undefined) return { command: decideStep(current.step, stepRun, now), cursor: at };
    at = next;
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
    case 'caught':
      return branchStarts.get(ERROR_BRANCH) ?? next;
    case 'waiting':
    case 'sleeping':
    case 'open':
    case 'stopped':
    case 'failed':
      return undefined;
    default:
      return status satisfies never;
  }
}

function decideStep(step: Step, stepRun: StepRun | undefined, now: number): Command {
  if (stepRun === undefined) return step.isDisabled ? { kind: 'skip', step } : { kind: 'execute', step, attempt: 1 };
  const until = stepRun.nextAttemptAt ?? now;
  switch (stepRun.status) {
    case 'failed':
      return finish('failed', step.id);
    case 'stopped':
      return finish('stopped', null);
    case 'open':
      return { kind: 'work-on-items', step, stepRun };
    case 'sleeping':
      return until > now ? { kind: 'wait', until } : { kind: 'wake', step, stepRun };
    default:
      return until > now ? { kind: 'wait', until } : { kind: 'execute', step, attempt: stepRun.attempts + 1 };
  }
}

function finish(status: SequenceEnd, failedStepId: StepId | null): Command {
  return { kind: 'finish', status, failedStepId };
}
