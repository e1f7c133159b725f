import { describe, expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { findPlace, findSequence, findStep, listStepsBefore, stepContainer, walkSteps } from './walk.ts';

const document = makeDocument([
  makeStep('first'),
  makeConditional(
    'outer',
    [makeStep('yes1'), makeConditional('nested', [makeStep('deep1')]), makeStep('yes2')],
    [makeStep('no1'), makeStep('no2')],
  ),
  makeStep('paused', { isDisabled: true }),
  makeStep('last'),
]);

function before(stepId: string): string[] {
  return listStepsBefore(document, stepId).map(({ step, isOptional }) => (isOptional ? `${step.id}?` : step.id));
}

describe('a document', () => {
  test('is walked in flow order with the depth and place of each step', () => {
    expect(walkSteps(document).map(({ step, depth, index }) => [step.id, depth, index])).toEqual([
      ['first', 0, 0],
      ['outer', 0, 1],
      ['yes1', 1, 0],
      ['nested', 1, 1],
      ['deep1', 2, 0],
      ['yes2', 1, 2],
      ['no1', 1, 0],
      ['no2', 1, 1],
      ['paused', 0, 2],
      ['last', 0, 3],
    ]);
  });

  test('finds a step, its place and its container at any depth', () => {
    for (const place of walkSteps(document)) expect(findPlace(document, place.step.id)).toEqual(place);
    expect(stepContainer(document, 'deep1')).toEqual({ stepId: 'nested', branchId: 'yes' });
    expect(stepContainer(document, 'first')).toBeNull();
    expect(stepContainer(document, 'gone')).toBeUndefined();
    expect(findStep(document, 'gone')).toBeUndefined();
    expect(findSequence(document, { stepId: 'outer', branchId: 'no' })).toHaveLength(2);
    expect(findSequence(document, { stepId: 'outer', branchId: 'maybe' })).toBeUndefined();
  });
});

describe('the steps before a step', () => {
  test('are its earlier siblings and what comes before the steps around it, nearest first', () => {
    expect(before('yes2')).toEqual(['deep1?', 'nested', 'yes1', 'outer', 'first']);
    expect(before('deep1')).toEqual(['nested', 'yes1', 'outer', 'first']);
  });

  test('leave out the other branches of the steps around it', () => {
    expect(before('no2')).toEqual(['no1', 'outer', 'first']);
  });

  test('are optional once their branch has joined, and when they are disabled', () => {
    expect(before('last')).toEqual([
      'paused?',
      'no2?',
      'no1?',
      'yes2?',
      'deep1?',
      'nested?',
      'yes1?',
      'outer',
      'first',
    ]);
  });

  test('of the first and of an unknown step are none', () => {
    expect(before('first')).toEqual([]);
    expect(before('gone')).toEqual([]);
  });
});
