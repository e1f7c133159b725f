import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '#testing/arbitrary-document.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { compileDocument, runsBefore } from './compile-document.ts';
import { listStepsBefore, walkSteps } from './walk.ts';

const compiled = compileDocument(
  makeDocument([
    makeConditional('outer', [makeStep('yes1'), makeConditional('nested', [makeStep('deep')])], [makeStep('no1')]),
    makeStep('between'),
    makeConditional('empty'),
  ]),
);

function nextOf(stepId: string): string {
  const at = compiled.byId.get(stepId)?.next ?? -1;
  return compiled.order[at]?.step.id ?? (at === compiled.order.length ? 'end' : 'nowhere');
}

function startOf(stepId: string, branchId: string): string {
  const at = compiled.byId.get(stepId)?.branchStarts.get(branchId) ?? -1;
  return compiled.order[at]?.step.id ?? (at === compiled.order.length ? 'end' : 'nowhere');
}

describe('a compiled document', () => {
  test('goes on behind a branching step when one of its branches ends', () => {
    expect(['outer', 'yes1', 'nested', 'deep', 'no1', 'between', 'empty'].map(nextOf)).toEqual([
      'between',
      'nested',
      'between',
      'between',
      'between',
      'empty',
      'end',
    ]);
  });

  test('enters a branch at its first step, and an empty one behind its owner', () => {
    expect(startOf('outer', 'yes')).toBe('yes1');
    expect(startOf('outer', 'no')).toBe('no1');
    expect(startOf('nested', 'no')).toBe('between');
    expect(startOf('empty', 'yes')).toBe('end');
  });

  test('has the order, depth and container of the walk', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { order, byId } = compileDocument(document);
        expect(order.map(({ step, container, depth }) => ({ step, container, depth }))).toEqual(
          walkSteps(document).map(({ step, container, depth }) => ({ step, container, depth })),
        );
        for (const [index, step] of order.entries()) {
          expect(step.index).toBe(index);
          expect(byId.get(step.step.id)).toBe(step);
          for (const other of order) {
            expect(other.index > index && other.index < step.end).toBe(isInside(other.parent, step));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('knows the same steps before a step as the list of them', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { order } = compileDocument(document);
        for (const later of order) {
          const before = order.filter((earlier) => runsBefore(earlier, later)).map(({ step }) => step.id);
          expect(before.toReversed()).toEqual(listStepsBefore(document, later.step.id).map(({ step }) => step.id));
        }
      }),
      { numRuns: 100 },
    );
  });
});

function isInside(parent: (typeof compiled.order)[number] | null, owner: (typeof compiled.order)[number]): boolean {
  for (let current = parent; current !== null; current = current.parent) if (current === owner) return true;
  return false;
}
