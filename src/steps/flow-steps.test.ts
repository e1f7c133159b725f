import { expect, test } from 'vitest';
import type { Json } from '#core/base/json.ts';
import type { StepContext, StepExecutor, StepOutcome } from '#engine/ports/step-executor.ts';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import type { Config } from '#core/workflow/document.ts';
import { makeScope } from '#testing/make-scope.ts';
import { delayExecutor } from './delay/execute.ts';
import { fanOutExecutor } from './fan-out/execute.ts';
import { stopExecutor } from './stop/execute.ts';
import { switchExecutor } from './switch/execute.ts';
import { transformExecutor } from './transform/execute.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const unused = () => Promise.reject(new Error('No step of this test asks for this.'));
const context: StepContext = {
  projectId: 'p',
  idempotencyKey: 'k',
  signal: new AbortController().signal,
  hide: () => undefined,
  http: { request: unused, close: () => Promise.resolve() },
  findResource: () => Promise.resolve(undefined),
  files: { save: unused, read: unused },
  sandbox: { run: unused, close: () => Promise.resolve() },
  respond: async () => true,
  emit: unused,
  store: unused,
  now: () => NOW,
};

async function run(executor: StepExecutor, config: Config, trigger: Json = {}): Promise<StepOutcome> {
  const resolved = resolveConfig(executor.definition.fields, config, makeScope({ trigger }));
  if (!resolved.ok) throw new Error(resolved.message);
  return executor.execute(resolved.config, context);
}
const text = (value: string) => [{ text: value }];
const field = (...path: string[]) => [{ ref: { source: 'trigger', path } }];

test('a Switch takes the first case that is true, else its last branch', async () => {
  const equals = (value: string) => [
    { id: 'g', conditions: [{ id: 'c', left: field('plan'), operator: '$stringExactlyMatches', right: text(value) }] },
  ];
  const cases = [
    { id: 'one', label: 'Free', conditions: equals('free') },
    { id: 'two', label: '', conditions: equals('pro') },
    { id: 'three', label: 'Also pro', conditions: equals('pro') },
  ];
  expect(await run(switchExecutor, { cases }, { plan: 'free' })).toMatchObject({ branchId: 'one' });
  expect(await run(switchExecutor, { cases }, { plan: 'pro' })).toEqual({
    kind: 'branch',
    branchId: 'two',
    output: { selectedChoice: 'Case 2' },
  });
  expect(await run(switchExecutor, { cases }, { plan: 'x' })).toMatchObject({ branchId: 'else' });
});

test('a Delay sleeps for a length of time or until a date, in UTC unless it says otherwise', async () => {
  const until = async (config: Config) => {
    const outcome = await run(delayExecutor, config);
    return outcome.kind === 'sleep' ? new Date(outcome.until).toISOString() : outcome;
  };
  expect(await until({ amount: text('90'), unit: 'seconds' })).toBe('2026-01-01T00:01:30.000Z');
  expect(await until({ amount: text('1.5'), unit: 'hours' })).toBe('2026-01-01T01:30:00.000Z');
  expect(await until({ mode: 'until', until: text('2026-01-02T03:04:05') })).toBe('2026-01-02T03:04:05.000Z');
  expect(await until({ mode: 'until', until: text('2026-01-02T03:04:05+02:00') })).toBe('2026-01-02T01:04:05.000Z');
  expect(await until({ mode: 'until', until: text('2026-01-05') })).toBe('2026-01-05T00:00:00.000Z');
  expect(await until({ mode: 'until', until: text(String(NOW + 5000)) })).toBe('2026-01-01T00:00:05.000Z');
});

test.each([
  [{ amount: text('soon') }, /"How long" must be a number/],
  [{ amount: text('-1') }, /"How long" must be a number/],
  [{ amount: text('31'), unit: 'days' }, /at most 30 days/],
  [{ mode: 'until', until: text('Christmas') }, /must be a date/],
])('a Delay refuses %j in words', async (config: Config, message) => {
  expect(await run(delayExecutor, config)).toMatchObject({
    kind: 'failed',
    isRetryable: false,
    error: { code: 'invalid_field', message: expect.stringMatching(message) },
  });
});

test('a Fan Out takes a list, or a text that holds one, and nothing else', async () => {
  const items = field('list');
  expect(await run(fanOutExecutor, { items }, { list: [1, 2] })).toEqual({
    kind: 'each',
    items: [1, 2],
    options: { width: 10, onFailure: 'fail' },
  });
  expect(await run(fanOutExecutor, { items }, { list: '[1]' })).toMatchObject({ kind: 'each', items: [1] });
  expect(await run(fanOutExecutor, { items }, { list: { a: 1 } })).toMatchObject({
    kind: 'failed',
    error: { code: 'not_a_list', message: 'The field "List" must give a list, and it gave an object.' },
  });
  const list = Array.from({ length: 10_001 }, () => 0);
  expect(await run(fanOutExecutor, { items }, { list })).toMatchObject({ error: { code: 'too_many_items' } });
});

test('a Stop ends a run as completed or as failed, with its message', async () => {
  expect(await run(stopExecutor, { message: text('enough') })).toEqual({ kind: 'stop', output: { message: 'enough' } });
  expect(await run(stopExecutor, { outcome: 'failed', message: text('no plan') })).toMatchObject({
    kind: 'failed',
    isRetryable: false,
    error: { code: 'stopped', message: 'no plan' },
  });
});

test('a Transform gives its rows as an object and keeps their types', async () => {
  const outputs = [
    { id: 'a', key: 'plan', value: field('plan') },
    { id: 'b', key: 'greeting', value: [...text('Hello '), ...field('name')] },
    { id: 'c', key: 'list', value: field('list') },
  ];
  expect(await run(transformExecutor, { outputs }, { plan: 3, name: 'Ada', list: [1] })).toEqual({
    kind: 'completed',
    output: { plan: 3, greeting: 'Hello Ada', list: [1] },
  });
});
