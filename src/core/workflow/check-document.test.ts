import { describe, expect, test } from 'vitest';
import { catalog } from '#steps/catalog.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { checkDocument } from './check-document.ts';
import type { Step, WorkflowDocument } from './document.ts';

function faultsOf(document: WorkflowDocument): string[] {
  return checkDocument(document, catalog).map((fault) => fault.message);
}

describe('a document', () => {
  test('with known types, fitting values and fitting branches is sound', () => {
    const request = makeStep('step1', { config: { method: 'GET', url: [{ text: 'https://example.com' }], extra: 1 } });
    expect(faultsOf(makeDocument([request, makeConditional('cond', [makeStep('step2')])]))).toEqual([]);
  });

  test('uses no id twice', () => {
    expect(faultsOf(makeDocument([makeStep('same'), makeConditional('cond', [makeStep('same')])]))).toEqual([
      'The id "same" is used by two steps.',
    ]);
  });

  test('holds no step or trigger of an unknown type', () => {
    const document = makeDocument([makeStep('step1', { type: 'teleport' })], { trigger: { type: 'wish', config: {} } });
    expect(faultsOf(document)).toEqual([
      'The trigger has the unknown type "wish".',
      'The step "step1" has the unknown type "teleport".',
    ]);
  });

  test('holds exactly the branches of each type', () => {
    const none = makeStep('cond', { type: 'conditional' });
    const tooMany = makeStep('step1', { branches: [{ id: 'yes', steps: [] }], type: 'request' });
    expect(faultsOf(makeDocument([none, tooMany]))).toEqual([
      'The step "cond" must have the branches yes, no, and it has none.',
      'The step "step1" must have no branches, and it has yes.',
    ]);
  });

  test.each([
    { url: 'https://example.com' },
    { url: [{ ref: { source: 'moon', path: [] } }] },
    { url: [{ ref: { source: 'step', path: [] } }] },
    { method: 1 },
    { timeoutS: '30' },
    { headers: [{ id: 'a', key: 'b', value: 'c' }] },
    { bodyJson: [{}] },
  ])('holds no value of another kind than the field: %j', (config) => {
    expect(faultsOf(makeDocument([makeStep('step1', { config })]))).toHaveLength(1);
  });

  test('holds conditions of the stored form only', () => {
    const conditions = [{ id: 'g', conditions: [{ id: 'c', left: [], operator: '$exists' }] }];
    expect(faultsOf(makeDocument([makeConditional('cond', [], [], { config: { conditions } })]))).toHaveLength(1);
  });

  test('has at most 2,000 steps and 50 levels of branches', () => {
    const nest = (depth: number): Step => makeConditional(`deep${depth}`, depth === 0 ? [] : [nest(depth - 1)]);
    expect(faultsOf(makeDocument([nest(50)]))).toEqual([]);
    expect(faultsOf(makeDocument([nest(51)]))).toHaveLength(1);
    const many = Array.from({ length: 2001 }, (_, at) => makeStep(`step${at}`));
    expect(faultsOf(makeDocument(many))).toEqual(['A workflow has at most 2000 steps, and this one has 2001.']);
  });
});
