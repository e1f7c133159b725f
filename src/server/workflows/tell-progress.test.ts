import { expect, test } from 'vitest';
import type { StepContext, StepExecutor, StepOutcome } from '#engine/ports/step-executor.ts';
import { createProgressTeller, type StepProgress } from './tell-progress.ts';

async function progressOf(idempotencyKey: string, outcome: StepOutcome): Promise<readonly StepProgress[]> {
  const told: StepProgress[] = [];
  let time = 0;
  const teller = createProgressTeller(
    () => (time += 5),
    (progress) => told.push(progress),
  );
  // Nothing else of the executor and its context is looked at.
  const executor = { execute: () => outcome } as unknown as StepExecutor;
  await teller.watch(executor).execute({}, { idempotencyKey } as StepContext);
  return told;
}

test('a step is told when it begins and how it ended', async () => {
  expect(await progressOf('run:one', { kind: 'branch', branchId: 'yes', output: null })).toEqual([
    { stepId: 'one', status: 'running', durationMs: null, branchId: null },
    { stepId: 'one', status: 'completed', durationMs: 5, branchId: 'yes' },
  ]);
});

test('a step that hands out items stays running, and only its first item is told', async () => {
  const outcome: StepOutcome = { kind: 'each', items: [1, 2], options: { width: 2, onFailure: 'fail' } };
  expect((await progressOf('run:fan', outcome)).map(({ status }) => status)).toEqual(['running', 'running']);
  const done: StepOutcome = { kind: 'completed', output: null };
  expect(await progressOf('run:one:0', done)).toHaveLength(2);
  expect(await progressOf('run:one:0.0', done)).toHaveLength(2);
  expect(await progressOf('run:one:1', done)).toEqual([]);
  expect(await progressOf('run:one:0.10', done)).toEqual([]);
});
