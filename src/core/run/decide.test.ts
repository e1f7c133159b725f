import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '#testing/arbitrary-document.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { makeStepRun } from '#testing/make-step-run.ts';
import { compileDocument } from '../workflow/compile-document.ts';
import type { Step, WorkflowDocument } from '../workflow/document.ts';
import { decide, decideFrom, wholeWorkflow, type Command } from './decide.ts';
import type { StepRun } from './state.ts';

const document = compileDocument(
  makeDocument([
    makeStep('first'),
    makeConditional('cond', [makeStep('yes1'), makeStep('yes2')], []),
    makeConditional('off', [makeStep('never')], [], { isDisabled: true }),
    makeStep('last'),
  ]),
);

function decideAfter(stepRuns: readonly StepRun[], now = 0, isCancelled = false): Command {
  return decide(document, { stepRuns: new Map(stepRuns.map((run) => [run.stepId, run])), isCancelled }, now);
}

function stepOf(command: Command): string {
  return 'step' in command ? `${command.kind} ${command.step.id}` : command.kind;
}

describe('a run', () => {
  test('starts with its first step', () => {
    expect(decideAfter([])).toMatchObject({ kind: 'execute', step: { id: 'first' }, attempt: 1 });
  });

  test('of a workflow without steps completes', () => {
    const empty = compileDocument(makeDocument([]));
    expect(decide(empty, { stepRuns: new Map(), isCancelled: false }, 0)).toEqual({
      kind: 'finish',
      status: 'completed',
      failedStepId: null,
    });
  });

  test('goes into the branch that was taken and on behind it', () => {
    const first = makeStepRun('first');
    const yes = makeStepRun('cond', { branchId: 'yes' });
    expect(stepOf(decideAfter([first, yes]))).toBe('execute yes1');
    expect(stepOf(decideAfter([first, yes, makeStepRun('yes1'), makeStepRun('yes2')]))).toBe('skip off');
    expect(stepOf(decideAfter([first, makeStepRun('cond', { branchId: 'no' })]))).toBe('skip off');
  });

  test('does not enter the branches of a skipped step or of one that failed and was tolerated', () => {
    const first = makeStepRun('first');
    const tolerated = makeStepRun('cond', { status: 'tolerated' });
    expect(stepOf(decideAfter([first, tolerated]))).toBe('skip off');
    expect(stepOf(decideAfter([first, tolerated, makeStepRun('off', { status: 'skipped' })]))).toBe('execute last');
  });

  test('that has come to its end completes', () => {
    const all = [
      makeStepRun('first'),
      makeStepRun('cond', { branchId: 'no' }),
      makeStepRun('off', { status: 'skipped' }),
      makeStepRun('last'),
    ];
    expect(decideAfter(all)).toEqual({ kind: 'finish', status: 'completed', failedStepId: null });
  });

  test('fails with its failed step', () => {
    expect(decideAfter([makeStepRun('first', { status: 'failed' })])).toEqual({
      kind: 'finish',
      status: 'failed',
      failedStepId: 'first',
    });
  });

  test('waits until its next attempt is due', () => {
    const waiting = makeStepRun('first', { status: 'waiting', attempts: 2, nextAttemptAt: 5000 });
    expect(decideAfter([waiting], 4999)).toEqual({ kind: 'wait', until: 5000 });
    expect(decideAfter([waiting], 5000)).toMatchObject({ kind: 'execute', step: { id: 'first' }, attempt: 3 });
  });

  test('that is cancelled does not start its next step', () => {
    expect(decideAfter([makeStepRun('first')], 0, true)).toEqual({
      kind: 'finish',
      status: 'cancelled',
      failedStepId: null,
    });
  });
});

describe('any run', () => {
  test('executes exactly the enabled steps on its path, in flow order', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.boolean(), (any, takesYes) => {
        const branchId = takesYes ? 'yes' : 'no';
        expect(runThrough(any, branchId)).toEqual(pathOf(any.steps, branchId));
      }),
      { numRuns: 200 },
    );
  });
});

/** Runs a document with every step completing, by the incremental form, and compares each decision with the full walk. */
function runThrough(any: WorkflowDocument, branchId: string): string[] {
  const compiled = compileDocument(any);
  const whole = wholeWorkflow(compiled);
  const stepRuns = new Map<string, StepRun>();
  const state = { stepRuns, isCancelled: false };
  const executed: string[] = [];
  let { command, cursor } = decideFrom(compiled, state, 0, whole, whole.start);
  while (command.kind === 'execute' || command.kind === 'skip') {
    const { step } = command;
    if (command.kind === 'execute') executed.push(step.id);
    const status = command.kind === 'execute' ? 'completed' : 'skipped';
    const isBranching = command.kind === 'execute' && step.branches.length > 0;
    stepRuns.set(step.id, makeStepRun(step.id, { status, branchId: isBranching ? branchId : null }));
    ({ command, cursor } = decideFrom(compiled, state, 0, whole, cursor));
    expect(command).toEqual(decide(compiled, state, 0));
  }
  expect(command).toMatchObject({ kind: 'finish', status: 'completed' });
  return executed;
}

function pathOf(steps: readonly Step[], branchId: string): string[] {
  return steps.flatMap((step) => {
    if (step.isDisabled) return [];
    const taken = step.branches.find((branch) => branch.id === branchId);
    return [step.id, ...pathOf(taken?.steps ?? [], branchId)];
  });
}
