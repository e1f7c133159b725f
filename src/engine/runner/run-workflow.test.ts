import { expect, test } from 'vitest';
import { broken, createRunHarness, done, scripted } from '#testing/run-harness.ts';

test('a run of steps without effects and one with is one commit', async () => {
  const { run, store, calls } = createRunHarness(
    [scripted('one', 'think'), scripted('two', 'think'), scripted('three', 'send')],
    () => done(),
  );
  await run();
  expect(calls).toEqual(['one', 'two', 'three']);
  expect(store.commits.map(({ status, stepRuns }) => [status, stepRuns.length])).toEqual([['completed', 3]]);
});

test('a step with effects is on record before the next one with effects begins', async () => {
  const { run, store } = createRunHarness([scripted('one', 'send'), scripted('two', 'send')], (id) => {
    if (id === 'two')
      expect(store.stepRuns().map(({ stepId, status }) => [stepId, status])).toEqual([['one', 'completed']]);
    return done();
  });
  await run();
  expect(store.status()).toBe('completed');
});

test('a finished step is not run again when another claim goes on', async () => {
  const harness = createRunHarness([scripted('one', 'send'), scripted('two', 'send')], (id, attempt) => {
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
  const harness = createRunHarness([scripted('one', 'send')], (_id, attempt) =>
    attempt === 1 ? broken(true) : done(),
  );
  await harness.run();
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'waiting', wakeAt: 1_010_000 });
  harness.clock.advance(10_000);
  await harness.run();
  expect(harness.store.status()).toBe('completed');
  expect(harness.store.stepRuns()).toMatchObject([{ status: 'completed', attempts: 2 }]);
});

test('a step that is postponed comes back at its time, and has lost no attempt', async () => {
  const error = { code: 'host_slowed_down', message: 'Later.' };
  const harness = createRunHarness([scripted('one', 'send', { retry: { delaysS: [] } })], (_id, call) =>
    call <= 3 ? { kind: 'postponed', until: 1_000_000 + call * 500, error } : done(),
  );
  for (let call = 1; call <= 3; call += 1) {
    await harness.run();
    expect(harness.store.commits.at(-1)).toMatchObject({ status: 'waiting', wakeAt: 1_000_000 + call * 500 });
    expect(harness.store.stepRuns()).toMatchObject([{ status: 'waiting', attempts: 0, error }]);
    harness.clock.advance(500);
  }
  await harness.run();
  expect(harness.store.stepRuns()).toMatchObject([{ status: 'completed', attempts: 1 }]);
});

test('a permanent failure ends the run with the step named', async () => {
  const harness = createRunHarness([scripted('one', 'send'), scripted('two', 'send')], () => broken(false));
  await harness.run();
  expect(harness.calls).toEqual(['one']);
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'failed', error: { code: 'broken', stepId: 'one' } });
});

test('with continue on failure the error becomes the output and the run goes on', async () => {
  const text = [{ ref: { source: 'step', stepId: 'one', path: ['error', 'code'] } }];
  const second = scripted('two', 'think', { config: { id: 'two', text } });
  const seen: unknown[] = [];
  const harness = createRunHarness(
    [scripted('one', 'send', { continueOnFailure: true }), second],
    (id, _attempt, value) => {
      seen.push(value);
      return id === 'one' ? broken(false) : done();
    },
  );
  await harness.run();
  expect(seen).toEqual(['', 'broken']);
  expect(harness.store.status()).toBe('completed');
});

test('only the branch taken is run, then the flow joins', async () => {
  const fork = scripted('fork', 'fork', {
    branches: [
      { id: 'yes', steps: [scripted('inside', 'send')] },
      { id: 'no', steps: [scripted('other', 'send')] },
    ],
  });
  const harness = createRunHarness([fork, scripted('after', 'send')], (id) =>
    id === 'fork' ? { kind: 'branch', branchId: 'yes', output: null } : done(),
  );
  await harness.run();
  expect(harness.calls).toEqual(['fork', 'inside', 'after']);
});

test('a disabled step is skipped and recorded as skipped', async () => {
  const harness = createRunHarness([scripted('one', 'send', { isDisabled: true }), scripted('two', 'send')], () =>
    done(),
  );
  await harness.run();
  expect(harness.calls).toEqual(['two']);
  expect(harness.store.stepRuns().map(({ status }) => status)).toEqual(['skipped', 'completed']);
});

test('a cancelled run does not start its next step', async () => {
  const harness = createRunHarness([scripted('one', 'send'), scripted('two', 'send')], (id) => {
    if (id === 'one') harness.store.answerNext('cancelled');
    return done();
  });
  await harness.run();
  expect(harness.calls).toEqual(['one']);
  expect(harness.store.status()).toBe('cancelled');
});

test('a worker whose run was taken over stops', async () => {
  const harness = createRunHarness([scripted('one', 'send'), scripted('two', 'send')], () => {
    harness.store.answerNext('refused');
    return done();
  });
  await harness.run();
  expect(harness.calls).toEqual(['one']);
  expect(harness.store.commits).toEqual([]);
});

test('what was broken off by leaving is not recorded', async () => {
  const leaving = new AbortController();
  const harness = createRunHarness([scripted('one', 'send')], () => {
    leaving.abort();
    return broken(true);
  });
  await expect(harness.run(leaving.signal)).rejects.toThrow(/abort/i);
  expect(harness.store.commits).toEqual([]);
});

test('secrets are masked in records, also when the other side sends them back', async () => {
  const text = [{ text: 'Bearer ' }, { ref: { source: 'secret', path: ['secret1'] } }];
  const seen: unknown[] = [];
  const harness = createRunHarness(
    [scripted('one', 'send', { config: { id: 'one', text } })],
    (_id, _attempt, value) => {
      seen.push(value);
      return done('you sent hunter2!');
    },
  );
  await harness.run();
  expect(seen).toEqual(['Bearer hunter2!']);
  expect(JSON.stringify(harness.store.stepRuns())).not.toContain('hunter2!');
  expect(harness.store.stepRuns()).toMatchObject([{ output: 'you sent ••••••' }]);
});

test('a step type that this build does not know fails the run in words', async () => {
  const harness = createRunHarness([scripted('one', 'teleport')], () => done());
  await harness.run();
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'failed', error: { code: 'unknown_step_type' } });
});
