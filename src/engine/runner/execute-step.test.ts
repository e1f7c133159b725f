import { afterAll, expect, test } from 'vitest';
import type { Formula, Reference } from '#core/expression/template.ts';
import type { Scope } from '#core/expression/scope.ts';
import { SECRET_MASK } from '#core/expression/mask-secrets.ts';
import { defineStep } from '#core/step/definition.ts';
import type { Config } from '#core/workflow/document.ts';
import { makeStep } from '#testing/make-document.ts';
import { makeScope } from '#testing/make-scope.ts';
import { defineExecutor } from '../ports/step-executor.ts';
import type { Sandbox } from '../ports/sandbox.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { executeStep, type StepRuntime } from './execute-step.ts';

const sandbox = createSandbox({ threads: 1 });
afterAll(() => sandbox.close());

const definition = defineStep({
  type: 'echo',
  name: 'Echo',
  description: '',
  icon: '',
  fields: { text: { kind: 'text', label: 'Text' } },
  branches: [],
  effects: 'none',
  canRetry: true,
  summarise: () => [],
  outputSchema: {},
});
const executor = defineExecutor({ definition, execute: ({ text }) => ({ kind: 'completed', output: { text } }) });
const email: Reference = { source: 'trigger', path: ['email'] };
const key: Reference = { source: 'secret', path: ['key'] };

function execute(config: Config, scope: Scope, used: Sandbox = sandbox) {
  const runtime: StepRuntime = {
    sandbox: used,
    http: {
      request: () => Promise.reject(new Error('No step of this test sends anything.')),
      close: () => Promise.resolve(),
    },
    clock: { now: () => 0, after: () => () => undefined },
  };
  const step = makeStep('echo', { type: 'echo', config });
  const { signal } = new AbortController();
  return executeStep(runtime, {
    executor,
    step,
    scope,
    projectId: 'p',
    idempotencyKey: 'k',
    signal,
    findResource: () => Promise.resolve(undefined),
    files: { save: () => Promise.reject(new Error('unused')), read: () => Promise.resolve(undefined) },
    respond: async () => true,
    store: () => Promise.reject(new Error('unused')),
    emit: () => Promise.reject(new Error('unused')),
  });
}

function formulaOf(source: string, slots: Formula['slots']): Config {
  return { text: [{ formula: { source, slots } }] };
}

test('a step gets what its formula gives, and records it as its input', async () => {
  const scope = makeScope({ trigger: { email: 'Ada@Example.com' } });
  const { outcome, input } = await execute(formulaOf('$lowercase($email)', { email }), scope);
  expect(outcome).toMatchObject({ kind: 'completed', output: { text: 'ada@example.com' } });
  expect(input).toEqual({ text: 'ada@example.com' });
});

test('a formula that fails is a failed step that names the field, is not tried again and tells no secret', async () => {
  const scope = makeScope({ secrets: new Map([['key', 'hunter-two']]) });
  const { outcome } = await execute(formulaOf('$error("got " & $key)', { key }), scope);
  expect(outcome).toMatchObject({
    kind: 'failed',
    isRetryable: false,
    error: { code: 'invalid_field', details: { field: 'text' } },
  });
  const message = outcome.kind === 'failed' ? outcome.error.message : '';
  expect(message).toMatch(/^The formula of the field "Text" failed\. /);
  expect(message).toContain(SECRET_MASK);
  expect(message).not.toContain('hunter-two');
});

test('a step without formulas never asks the sandbox', async () => {
  const unused: Sandbox = {
    run: () => Promise.reject(new Error('The sandbox was asked.')),
    close: () => Promise.resolve(),
  };
  const { outcome } = await execute({ text: [{ ref: email }] }, makeScope({ trigger: { email: 'a' } }), unused);
  expect(outcome).toMatchObject({ kind: 'completed', output: { text: 'a' } });
});
