import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeScope } from '#testing/make-scope.ts';
import { resolveTemplate } from './resolve-template.ts';
import type { Token } from './template.ts';

const scope = makeScope({
  trigger: { name: 'Ada', age: 36, tags: ['a', 'b'], address: { city: 'London' }, nothing: null, isPro: false },
  steps: new Map([['step1', { data: [{ id: 7 }] }]]),
  user: { id: 'user-9', metadata: { plan: 'pro' } },
  secrets: new Map([['secret-1', 'hunter2']]),
});

const trigger = (...path: (string | number)[]): Token => ({ ref: { source: 'trigger', path } });
const text = (value: string): Token => ({ text: value });

describe('a template', () => {
  test('of one reference keeps the type of the value', () => {
    expect(resolveTemplate([trigger('age')], scope)).toBe(36);
    expect(resolveTemplate([trigger('isPro')], scope)).toBe(false);
    expect(resolveTemplate([trigger('tags')], scope)).toEqual(['a', 'b']);
    expect(resolveTemplate([trigger()], scope)).toBe(scope.trigger);
  });

  test('of one reference tells a missing value from null', () => {
    expect(resolveTemplate([trigger('nothing')], scope)).toBeNull();
    expect(resolveTemplate([trigger('no', 'such')], scope)).toBeUndefined();
    expect(resolveTemplate([{ ref: { source: 'step', stepId: 'step2', path: [] } }], scope)).toBeUndefined();
    expect(resolveTemplate([{ ref: { source: 'secret', path: ['secret-2'] } }], scope)).toBeUndefined();
  });

  test('with text around its references is a text', () => {
    expect(resolveTemplate([text('Hello '), trigger('name'), text('!')], scope)).toBe('Hello Ada!');
    expect(resolveTemplate([trigger('age'), trigger('isPro')], scope)).toBe('36false');
    expect(resolveTemplate([text('<'), trigger('nothing'), trigger('no'), text('>')], scope)).toBe('<>');
    expect(resolveTemplate([text('at '), trigger('address')], scope)).toBe('at {"city":"London"}');
  });

  test('reaches steps, the user and secrets', () => {
    const reach = (ref: Extract<Token, { ref: unknown }>['ref']) => resolveTemplate([{ ref }], scope);
    expect(reach({ source: 'step', stepId: 'step1', path: ['data', 0, 'id'] })).toBe(7);
    expect(reach({ source: 'user', path: ['id'] })).toBe('user-9');
    expect(reach({ source: 'user', path: ['metadata', 'plan'] })).toBe('pro');
    expect(reach({ source: 'secret', path: ['secret-1'] })).toBe('hunter2');
  });

  test('without tokens is the empty text', () => {
    expect(resolveTemplate([], scope)).toBe('');
  });

  test('of one text is that text', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(resolveTemplate([text(value)], scope)).toBe(value);
      }),
    );
  });
});
