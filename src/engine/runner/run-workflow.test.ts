import { expect, test } from 'vitest';
import type { ProjectId, RunId, VersionId, WorkflowId } from '#core/base/brand.ts';
import { compileDocument } from '#core/workflow/compile-document.ts';
import type { Step } from '#core/workflow/document.ts';
import { defineStep } from '#core/step/definition.ts';
import { createFakeClock } from '#testing/fake-clock.ts';
import { createMemoryRunStore } from '#testing/memory-run-store.ts';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import type { LoadedRun } from '../ports/run-store.ts';
import type { StepExecutor, StepOutcome } from '../ports/step-executor.ts';
import { runWorkflow, type RunnerDeps } from './run-workflow.ts';

const RUN: LoadedRun = {
  runId: 'run 1' as RunId,
  projectId: 'project 1' as ProjectId,
  workflowId: 'workflow 1' as WorkflowId,
  versionId: 'version 1' as VersionId,
  installationId: null,
  eventId: null,
  status: 'queued',
  payload: '{"email":"a@b.co"}',
  user: { id: 'user 1', metadata: {} },
  stepRuns: [],
};

type Script = (stepId: string, attempt: number, text: unknown) => StepOutcome | Promise<StepOutcome>;

/** Steps of type `send` have effects, of type `think` none; `fork` branches. What they do is the test's. */
function createHarness(steps: readonly Step[], script: Script) {
  const clock = createFakeClock(1_000_000);
  const store = createMemoryRunStore(RUN);
  const calls: string[] = [];
  const idempotencyKeys: string[] = [];
  const define = (type: string, effects: 'none' | 'external'): StepExecutor => ({
    definition: defineStep({
      type,
      name: type,
      description: type,
      icon: 'code',
      fields: {
        text: { kind: 'text', label: 'Text' },
        id: { kind: 'code', label: 'Id', language: 'javascript', default: '' },
      },
      branches:
        type === 'fork'
          ? [
              { id: 'yes', label: 'Yes' },
              { id: 'no', label: 'No' },
            ]
          : [],
      effects,
      canRetry: true,
      summarise: () => [],
      outputSchema: {},
    }),
    execute: async (config, context) => {
      // A field of kind code resolves to text.
      const id = config['id'] as string;
      calls.push(id);
      idempotencyKeys.push(context.idempotencyKey);
      return script(id, calls.filter((one) => one === id).length, config['text']);
    },
  });
  const executors: Record<string, StepExecutor> = {
    think: define('think', 'none'),
    send: define('send', 'external'),
    fork: define('fork', 'none'),
  };
  const deps: RunnerDeps = {
    store,
    knowledge: {
      getVersion: () => Promise.resolve({ compiled: compileDocument(makeDocument(steps)), usesSecrets: true }),
      getSecrets: () => Promise.resolve(new Map([['secret1', 'hunter2!']])),
    },
    findExecutor: (type) => executors[type],
    random: () => 0.5,
    http: { request: () => Promise.reject(new Error('unused')), close: () => Promise.resolve() },
    sandbox: { run: () => Promise.reject(new Error('unused')), close: () => Promise.resolve() },
    clock: { now: () => clock.now(), after: () => () => undefined },
  };
  const run = (signal = new AbortController().signal) =>
    runWorkflow(deps, { runId: RUN.runId, token: 1, isTakeover: false }, signal);
  return { run, store, calls, clock, idempotencyKeys };
}

const step = (id: string, type: string, over: Partial<Step> = {}): Step =>
  makeStep(id, { type, config: { id }, ...over });
const done = (output: string | null = null): StepOutcome => ({ kind: 'completed', output });
const broken = (isRetryable: boolean): StepOutcome => ({
  kind: 'failed',
  error: { code: 'broken', message: 'It broke.' },
  isRetryable,
});

test('a run of steps without effects and one with is one commit', async () => {
  const { run, store, calls } = createHarness([step('one', 'think'), step('two', 'think'), step('three', 'send')], () =>
    done(),
  );
  await run();
  expect(calls).toEqual(['one', 'two', 'three']);
  expect(store.commits.map(({ status, stepRuns }) => [status, stepRuns.length])).toEqual([['completed', 3]]);
});

test('a step with effects is on record before the next one with effects begins', async () => {
  const { run, store } = createHarness([step('one', 'send'), step('two', 'send')], (id) => {
    if (id === 'two')
      expect(store.stepRuns().map(({ stepId, status }) => [stepId, status])).toEqual([['one', 'completed']]);
    return done();
  });
  await run();
  expect(store.status()).toBe('completed');
});

test('a finished step is not run again when another claim goes on', async () => {
  const harness = createHarness([step('one', 'send'), step('two', 'send')], (id, attempt) => {
    if (id === 'two' && attempt === 1) throw new Error('the process dies');
    return done();
  });
  await expect(harness.run()).rejects.toThrow('the process dies');
  await harness.run();
  expect(harness.calls).toEqual(['one', 'two', 'two']);
  expect(harness.idempotencyKeys).toEqual(['run 1:one', 'run 1:two', 'run 1:two']);
  expect(harness.store.status()).toBe('completed');
});

test('a retryable failure waits, and the next attempt goes on from there', async () => {
  const harness = createHarness([step('one', 'send')], (_id, attempt) => (attempt === 1 ? broken(true) : done()));
  await harness.run();
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'waiting', wakeAt: 1_010_000 });
  harness.clock.advance(10_000);
  await harness.run();
  expect(harness.store.status()).toBe('completed');
  expect(harness.store.stepRuns()).toMatchObject([{ status: 'completed', attempts: 2 }]);
});

test('a permanent failure ends the run with the step named', async () => {
  const harness = createHarness([step('one', 'send'), step('two', 'send')], () => broken(false));
  await harness.run();
  expect(harness.calls).toEqual(['one']);
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'failed', error: { code: 'broken', stepId: 'one' } });
});

test('with continue on failure the error becomes the output and the run goes on', async () => {
  const text = [{ ref: { source: 'step', stepId: 'one', path: ['error', 'code'] } }];
  const second = step('two', 'think', { config: { id: 'two', text } });
  const seen: unknown[] = [];
  const harness = createHarness([step('one', 'send', { continueOnFailure: true }), second], (id, _attempt, value) => {
    seen.push(value);
    return id === 'one' ? broken(false) : done();
  });
  await harness.run();
  expect(seen).toEqual(['', 'broken']);
  expect(harness.store.status()).toBe('completed');
});

test('only the branch taken is run, then the flow joins', async () => {
  const fork = step('fork', 'fork', {
    branches: [
      { id: 'yes', steps: [step('inside', 'send')] },
      { id: 'no', steps: [step('other', 'send')] },
    ],
  });
  const harness = createHarness([fork, step('after', 'send')], (id) =>
    id === 'fork' ? { kind: 'branch', branchId: 'yes', output: null } : done(),
  );
  await harness.run();
  expect(harness.calls).toEqual(['fork', 'inside', 'after']);
});

test('a disabled step is skipped and recorded as skipped', async () => {
  const harness = createHarness([step('one', 'send', { isDisabled: true }), step('two', 'send')], () => done());
  await harness.run();
  expect(harness.calls).toEqual(['two']);
  expect(harness.store.stepRuns().map(({ status }) => status)).toEqual(['skipped', 'completed']);
});

test('a cancelled run does not start its next step', async () => {
  const harness = createHarness([step('one', 'send'), step('two', 'send')], (id) => {
    if (id === 'one') harness.store.answerNext('cancelled');
    return done();
  });
  await harness.run();
  expect(harness.calls).toEqual(['one']);
  expect(harness.store.status()).toBe('cancelled');
});

test('a worker whose run was taken over stops', async () => {
  const harness = createHarness([step('one', 'send'), step('two', 'send')], () => {
    harness.store.answerNext('refused');
    return done();
  });
  await harness.run();
  expect(harness.calls).toEqual(['one']);
  expect(harness.store.commits).toEqual([]);
});

test('what was broken off by leaving is not recorded', async () => {
  const leaving = new AbortController();
  const harness = createHarness([step('one', 'send')], () => {
    leaving.abort();
    return broken(true);
  });
  await expect(harness.run(leaving.signal)).rejects.toThrow(/abort/i);
  expect(harness.store.commits).toEqual([]);
});

test('secrets are masked in records, also when the other side sends them back', async () => {
  const text = [{ text: 'Bearer ' }, { ref: { source: 'secret', path: ['secret1'] } }];
  const seen: unknown[] = [];
  const harness = createHarness([step('one', 'send', { config: { id: 'one', text } })], (_id, _attempt, value) => {
    seen.push(value);
    return done('you sent hunter2!');
  });
  await harness.run();
  expect(seen).toEqual(['Bearer hunter2!']);
  expect(JSON.stringify(harness.store.stepRuns())).not.toContain('hunter2!');
  expect(harness.store.stepRuns()).toMatchObject([{ output: 'you sent ••••••' }]);
});

test('a step type that this build does not know fails the run in words', async () => {
  const harness = createHarness([step('one', 'teleport')], () => done());
  await harness.run();
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'failed', error: { code: 'unknown_step_type' } });
});
