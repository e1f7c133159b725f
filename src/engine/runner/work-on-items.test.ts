import { expect, test } from 'vitest';
import type { Json } from '#core/base/json.ts';
import type { Reference, Template } from '#core/expression/template.ts';
import type { Step } from '#core/workflow/document.ts';
import { broken, createRunHarness, done, fanOut, scripted, type RunHarness } from '#testing/run-harness.ts';
import type { ItemFailurePolicy, StepOutcome } from '../ports/step-executor.ts';

const item = (stepId: string, ...path: (string | number)[]): Template => [
  { ref: { source: 'item', stepId, path: ['item', ...path] } satisfies Reference },
];
const reading = (id: string, text: Template, type = 'send'): Step => scripted(id, type, { config: { id, text } });
const each = (items: readonly Json[], width = 10, onFailure: ItemFailurePolicy = 'fail'): StepOutcome => ({
  kind: 'each',
  items,
  options: { width, onFailure },
});
const outputOf = ({ store }: RunHarness, stepId: string) =>
  store.stepRuns().find((stepRun) => stepRun.stepId === stepId && stepRun.instance === '')?.output;

test('the steps run once for each item, and the results are in the order of the items', async () => {
  const steps = [fanOut('fan', [reading('one', item('fan', 'n'))]), scripted('after', 'think')];
  const harness = createRunHarness(steps, async (id, attempt, value) => {
    if (id === 'fan') return each([{ n: 1 }, { n: 2 }, { n: 3 }]);
    // The first is the last to end.
    for (let turn = 0; turn < (attempt === 1 ? 20 : 0); turn += 1) await Promise.resolve();
    return done(value);
  });
  await harness.run();
  expect(outputOf(harness, 'fan')).toEqual({ count: 3, results: [1, 2, 3], failures: [] });
  expect(harness.calls).toEqual(['fan', 'one', 'one', 'one', 'after']);
  expect(harness.idempotencyKeys).toEqual(['run 1:fan', 'run 1:one:0', 'run 1:one:1', 'run 1:one:2', 'run 1:after']);
  expect(harness.store.status()).toBe('completed');
});

test('no more items are under way at a time than the width says', async () => {
  let underWay = 0;
  let most = 0;
  const harness = createRunHarness([fanOut('fan', [scripted('one', 'send')])], async (id) => {
    if (id === 'fan')
      return each(
        Array.from({ length: 50 }, (_, n) => n),
        4,
      );
    underWay += 1;
    most = Math.max(most, underWay);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    underWay -= 1;
    return done();
  });
  await harness.run();
  expect(most).toBe(4);
  expect(harness.calls).toHaveLength(51);
});

test('an empty list goes on at once', async () => {
  const harness = createRunHarness([fanOut('fan', [scripted('one', 'send')])], () => each([]));
  await harness.run();
  expect(harness.calls).toEqual(['fan']);
  expect(outputOf(harness, 'fan')).toEqual({ count: 0, results: [], failures: [] });
});

test('a failed item fails the step, and no other item begins', async () => {
  const harness = createRunHarness([fanOut('fan', [reading('one', item('fan'))])], (id, _attempt, value) =>
    id === 'fan' ? each([1, 2, 3], 1) : value === 2 ? broken(false) : done(),
  );
  await harness.run();
  expect(harness.calls).toEqual(['fan', 'one', 'one']);
  expect(harness.store.commits.at(-1)).toMatchObject({
    status: 'failed',
    error: { code: 'item_failed', message: 'Item 2 failed: It broke.', details: { index: 1, stepId: 'one' } },
  });
});

test('failed items are collected with their errors, or left out', async () => {
  const outcome = (policy: ItemFailurePolicy) => async () => {
    const harness = createRunHarness([fanOut('fan', [reading('one', item('fan'))])], (id, _attempt, value) =>
      id === 'fan' ? each([1, 2, 3], 2, policy) : value === 2 ? broken(false) : done(value),
    );
    await harness.run();
    expect(harness.store.status()).toBe('completed');
    return outputOf(harness, 'fan');
  };
  const failures = [{ index: 1, error: { code: 'broken', message: 'It broke.' } }];
  expect(await outcome('collect')()).toEqual({ count: 3, results: [1, null, 3], failures });
  expect(await outcome('skip')()).toEqual({ count: 3, results: [1, 3], failures });
});

test('while one item waits for its next attempt the others go on, and none of them runs again after it', async () => {
  const harness = createRunHarness([fanOut('fan', [reading('one', item('fan'))])], (id, attempt, value) => {
    if (id === 'fan') return each([1, 2, 3], 1);
    return value === 1 && attempt === 1 ? broken(true) : done(value);
  });
  await harness.run();
  expect(harness.calls).toEqual(['fan', 'one', 'one', 'one']);
  expect(harness.store.commits.at(-1)).toMatchObject({ status: 'waiting', wakeAt: 1_010_000 });
  harness.clock.advance(10_000);
  await harness.run();
  expect(harness.calls).toEqual(['fan', 'one', 'one', 'one', 'one']);
  expect(outputOf(harness, 'fan')).toEqual({ count: 3, results: [1, 2, 3], failures: [] });
});

test('after a crash in the middle no finished item is run again', async () => {
  const harness = createRunHarness([fanOut('fan', [reading('one', item('fan'))])], (id, attempt, value) => {
    if (id === 'fan') return each([1, 2, 3], 1);
    if (value === 3 && attempt === 3) throw new Error('the process dies');
    return done(value);
  });
  await expect(harness.run()).rejects.toThrow('the process dies');
  await harness.run();
  expect(harness.idempotencyKeys.filter((key) => key.startsWith('run 1:one'))).toEqual([
    'run 1:one:0',
    'run 1:one:1',
    'run 1:one:2',
    'run 1:one:2',
  ]);
  expect(outputOf(harness, 'fan')).toEqual({ count: 3, results: [1, 2, 3], failures: [] });
});

test('no other item begins once the run is cancelled', async () => {
  const harness = createRunHarness([fanOut('fan', [scripted('one', 'send')])], (id, attempt) => {
    if (id === 'fan') return each([1, 2, 3], 1);
    if (attempt === 1) harness.store.answerNext('cancelled');
    return done();
  });
  await harness.run();
  expect(harness.calls).toEqual(['fan', 'one']);
  expect(harness.store.status()).toBe('cancelled');
});

test('items of items know both, and their records are told apart', async () => {
  const inner = fanOut('inner', [reading('leaf', [...item('outer', 'name'), { text: '-' }, ...item('inner')])], {
    config: { id: 'inner', text: item('outer', 'list') },
  });
  const harness = createRunHarness([fanOut('outer', [inner])], (id, _attempt, value) => {
    if (id === 'outer') {
      return each([
        { name: 'a', list: [1, 2] },
        { name: 'b', list: [3] },
      ]);
    }
    // The list of the outer item.
    return id === 'inner' ? each(value as Json[]) : done(value);
  });
  await harness.run();
  expect(outputOf(harness, 'outer')).toMatchObject({
    results: [
      { count: 2, results: ['a-1', 'a-2'] },
      { count: 1, results: ['b-3'] },
    ],
  });
  const leaves = harness.store.stepRuns().filter(({ stepId }) => stepId === 'leaf');
  expect(leaves.map(({ instance }) => instance).toSorted()).toEqual(['0.0', '0.1', '1.0']);
});

test('ten thousand items each run once', async () => {
  const items = Array.from({ length: 10_000 }, (_, n) => n);
  const harness = createRunHarness([fanOut('fan', [reading('one', item('fan'))])], (id, _attempt, value) =>
    id === 'fan' ? each(items, 100) : done(value),
  );
  await harness.run();
  expect(outputOf(harness, 'fan')).toEqual({ count: 10_000, results: items, failures: [] });
});
