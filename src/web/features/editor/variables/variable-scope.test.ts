import { describe, expect, it } from 'vitest';
import type { Reference } from '#core/expression/template.ts';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { createScopeSelector } from './variable-scope.ts';

const step = (id: string, name: string, type = 'function', branches: Step['branches'] = []): Step => {
  return { id, type, name, config: {}, retry: null, continueOnFailure: false, isDisabled: false, note: '', branches };
};
const sample = { email: 'ada@example.com', nothing: null };
const appEvents = [{ id: 'e1', name: 'Contact Created', schema: inferSchema(sample), sample }];
const secrets = [{ id: 's1', name: 'TOKEN' }];
const document: WorkflowDocument = {
  format: 1,
  name: 'Flow',
  description: '',
  trigger: { type: 'app-event', config: { appEventId: 'e1' } },
  steps: [
    step('first001', 'Map'),
    step('check001', 'Check', 'conditional', [{ id: 'yes', steps: [step('inner001', 'Inside')] }]),
    step('last0001', 'Send'),
  ],
};
const state = { document, appEvents, secrets, testOutputs: { first001: { name: 'Ada' } } };
const scope = createScopeSelector('last0001')(state);
const trigger = (...path: string[]): Reference => ({ source: 'trigger', path });
const secret = (id: string): Reference => ({ source: 'secret', path: [id] });
const output = (stepId: string, ...path: string[]): Reference => ({ source: 'step', stepId, path });

describe('the variables of a step', () => {
  it('come nearest first: steps, trigger, user, secrets', () => {
    expect(scope.sources.map(({ label }) => label)).toEqual([
      'Inside',
      'Check',
      'Map',
      'Contact Created',
      'User',
      'Project secrets',
    ]);
  });

  it('keep their identity while nothing that they show changes', () => {
    const select = createScopeSelector('last0001');
    const first = select(state);
    const bare = { ...state, appEvents: [], testOutputs: { first001: 'only a text' } };
    const typed = { ...bare, document: { ...document, description: 'typed' } };
    const selectBare = createScopeSelector('last0001');
    expect(selectBare(typed)).toBe(selectBare(bare));
    const renamedFlow = { ...state, document: { ...document, description: 'typed' } };
    expect(select(renamedFlow)).toBe(first);
    const renamedStep = { ...document, steps: [step('first001', 'Mapping'), ...document.steps.slice(1)] };
    expect(select({ ...state, document: renamedStep })).not.toBe(first);
  });

  it('are described with type and sample', () => {
    expect(scope.describe(trigger('email'))).toMatchObject({
      text: 'Contact Created › email',
      source: 'Contact Created',
      path: 'email',
      type: 'string',
      sample: 'ada@example.com',
      problem: null,
    });
    expect(scope.describe({ source: 'secret', path: ['s1'] })).toMatchObject({
      text: 'Secret › TOKEN',
      type: 'secret',
    });
    expect(scope.describe(output('inner001')).presence).toBe('“Inside” may not run, and then this is empty.');
  });

  it.each([
    [output('gone0001'), 'error', 'The step was deleted; choose another variable.'],
    [output('last0001'), 'error', '“Send” does not run before this step.'],
    [secret('s9'), 'error', 'The secret was deleted; choose another one.'],
    [trigger('phone'), 'warning', 'The sample of “Contact Created” has no field “phone”.'],
    [output('first001', 'phone'), 'warning', 'The last output of “Map” has no field “phone”.'],
  ])('say why they are broken: %o', (reference, severity, problem) => {
    expect(scope.describe(reference)).toMatchObject({ severity, problem });
  });

  it('may be anything below null', () => {
    expect(scope.describe(trigger('nothing', 'deep')).problem).toBeNull();
  });

  it('preview with the samples, secrets masked', () => {
    expect(scope.samples.trigger).toEqual(sample);
    expect(scope.samples.steps.get('first001')).toEqual({ name: 'Ada' });
    expect(scope.samples.secrets.get('s1')).not.toBe('');
  });

  it('are the same objects for every step that they reach', () => {
    const again = createScopeSelector('last0001')(state);
    expect(again.sources.find(({ key }) => key === 'trigger')).toBe(scope.sources.find(({ key }) => key === 'trigger'));
  });

  it('are the event and its user for the filter of an App Event, and the secrets alone for other triggers', () => {
    const keysOf = (given: typeof state) => createScopeSelector('trigger')(given).sources.map(({ key }) => key);
    expect(keysOf(state)).toEqual(['trigger', 'user']);
    const webhook = { ...state.document, trigger: { type: 'webhook', config: {} } };
    expect(keysOf({ ...state, document: webhook })).toEqual(['secrets']);
  });
});
