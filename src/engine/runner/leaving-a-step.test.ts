import { expect, test } from 'vitest';
import { withErrorBranch } from '#testing/make-document.ts';
import { broken, createRunHarness, done, fanOut, scripted } from '#testing/run-harness.ts';

const message = [{ ref: { source: 'step', stepId: 'one', path: ['error', 'message'] } }];

test('a step that fails for good runs its error branch with the error, and the flow goes on behind it', async () => {
  const handler = scripted('handler', 'send', { config: { id: 'handler', text: message } });
  const seen: unknown[] = [];
  const steps = [withErrorBranch(scripted('one', 'send'), [handler]), scripted('after', 'think')];
  const harness = createRunHarness(steps, (id, _attempt, value) => {
    if (id === 'handler') seen.push(value);
    return id === 'one' ? broken(false) : done();
  });
  await harness.run();
  expect(harness.calls).toEqual(['one', 'handler', 'after']);
  expect(seen).toEqual(['It broke.']);
  expect(harness.store.stepRuns().map(({ status }) => status)).toEqual(['caught', 'completed', 'completed']);
  expect(harness.store.status()).toBe('completed');
});

test('the error branch waits until all attempts are used up, and is passed by when one of them works', async () => {
  const steps = [withErrorBranch(scripted('one', 'send'), [scripted('handler', 'send')])];
  const harness = createRunHarness(steps, (id, attempt) => (id === 'one' && attempt === 1 ? broken(true) : done()));
  await harness.run();
  expect(harness.store.status()).toBe('waiting');
  harness.clock.advance(10_000);
  await harness.run();
  expect(harness.calls).toEqual(['one', 'one']);
  expect(harness.store.status()).toBe('completed');
});

test('a failed item runs the error branch of its Fan Out', async () => {
  const steps = [withErrorBranch(fanOut('one', [scripted('item', 'send')]), [scripted('handler', 'think')])];
  const harness = createRunHarness(steps, (id) => {
    if (id === 'one') return { kind: 'each', items: [1], options: { width: 1, onFailure: 'fail' } };
    return id === 'item' ? broken(false) : done();
  });
  await harness.run();
  expect(harness.calls).toEqual(['one', 'item', 'handler']);
  expect(harness.store.status()).toBe('completed');
});

test('a sleeping step completes at its time and is not executed again', async () => {
  const harness = createRunHarness([scripted('one', 'think'), scripted('two', 'send')], (id) =>
    id === 'one' ? { kind: 'sleep', until: 5_000_000, output: { until: 'then' } } : done(),
  );
  await harness.run();
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'waiting', wakeAt: 5_000_000 });
  await harness.run();
  expect(harness.store.status()).toBe('waiting');
  harness.clock.advance(4_000_000);
  await harness.run();
  expect(harness.calls).toEqual(['one', 'two']);
  expect(harness.store.stepRuns()[0]).toMatchObject({ status: 'completed', output: { until: 'then' } });
});

test('a stopped run is completed, and what comes behind is not run', async () => {
  const harness = createRunHarness([scripted('one', 'think'), scripted('two', 'send')], () => ({
    kind: 'stop',
    output: { message: 'enough' },
  }));
  await harness.run();
  expect(harness.calls).toEqual(['one']);
  expect(harness.store.status()).toBe('completed');
});
