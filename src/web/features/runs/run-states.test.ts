import { expect, test } from 'vitest';
import type { StepRun } from '#core/run/state.ts';
import { createDocument, type Step } from '#core/workflow/document.ts';
import { toStepStates } from './run-states.ts';

const step = (id: string, branches: Step['branches'] = []): Step => ({
  id,
  type: branches.length > 0 ? 'conditional' : 'request',
  name: id,
  config: {},
  retry: null,
  continueOnFailure: false,
  isDisabled: false,
  note: '',
  branches,
});
const stepRun = (stepId: string, fields: Partial<StepRun> = {}): StepRun => ({
  stepId,
  instance: '',
  status: 'completed',
  attempts: 1,
  startedAt: 1_000,
  finishedAt: 1_250,
  input: null,
  output: null,
  branchId: null,
  error: null,
  logs: [],
  nextAttemptAt: null,
  ...fields,
});
const document = {
  ...createDocument('Sync'),
  steps: [
    step('check', [
      { id: 'yes', steps: [step('create')] },
      { id: 'no', steps: [step('update')] },
    ]),
    step('tell'),
  ],
};

test('the step after the last finished one is at work, along the branch that was taken', () => {
  const stepRuns = [stepRun('check', { branchId: 'no' })];
  expect(toStepStates({ status: 'running', document, stepRuns }, 2_000)).toEqual({
    check: { status: 'completed', durationMs: 250, branchId: 'no', isOnPath: true },
    update: { status: 'running', durationMs: null, isOnPath: true },
  });
});

test('nothing is at work in a run that has ended', () => {
  const stepRuns = [stepRun('check', { branchId: 'yes' }), stepRun('create', { status: 'failed' })];
  const states = toStepStates({ status: 'failed', document, stepRuns }, 2_000);
  expect(Object.entries(states).map(([id, { status }]) => [id, status])).toEqual([
    ['check', 'completed'],
    ['create', 'failed'],
  ]);
});

test('a step that waits for its next attempt is not at work before that', () => {
  const stepRuns = [stepRun('check', { status: 'waiting', nextAttemptAt: 9_000 })];
  expect(toStepStates({ status: 'running', document, stepRuns }, 2_000)['check']?.status).toBe('waiting');
  expect(toStepStates({ status: 'running', document, stepRuns }, 9_000)['check']?.status).toBe('running');
});
