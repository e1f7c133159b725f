import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '#steps/catalog.ts';
import { arbitraryDocument } from '#testing/arbitrary-document.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { applyChange } from './apply-change.ts';
import { diffDocuments } from './diff-documents.ts';
import type { WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';

const document = makeDocument([
  makeStep('step1'),
  makeStep('step2'),
  makeStep('step3'),
  makeConditional('cond', [makeStep('inner')]),
]);

function messagesAfter(...operations: Operation[]): string[] {
  const after = applyChange(document, operations).document;
  return diffDocuments(document, after, catalog).map((change) => change.message);
}

function reorder(order: readonly number[]): WorkflowDocument {
  return { ...document, steps: order.flatMap((at) => document.steps[at] ?? []) };
}

describe('the differences of two documents', () => {
  test('name added, removed and renamed steps', () => {
    expect(
      messagesAfter(
        { kind: 'remove-step', stepId: 'cond' },
        { kind: 'insert-step', at: { container: null, after: null }, step: makeStep('new1', { name: 'Look it up' }) },
        { kind: 'rename-step', stepId: 'step1', name: 'First' },
      ),
    ).toEqual([
      '"Look it up" (Request) is added.',
      '"step1" is renamed to "First".',
      '"cond" (Conditional) is removed.',
      '"inner" (Request) is removed.',
    ]);
  });

  test('name changed fields by their labels', () => {
    const after = applyChange(document, [
      { kind: 'set-step-field', stepId: 'step1', field: 'url', value: [{ text: 'https://example.com' }] },
      { kind: 'set-step-field', stepId: 'step1', field: 'timeoutS', value: 5 },
      { kind: 'set-step-option', stepId: 'step1', option: { retry: { delaysS: [] } } },
      { kind: 'set-step-option', stepId: 'inner', option: { isDisabled: true } },
    ]).document;
    expect(diffDocuments(document, after, catalog)).toEqual([
      {
        kind: 'changed',
        stepId: 'step1',
        fields: ['URL', 'Timeout', 'Retries'],
        message: '"step1" (Request) has changes in "URL", "Timeout" and "Retries".',
      },
      { kind: 'changed', stepId: 'inner', fields: ['Disabled'], message: '"inner" (Request) is disabled.' },
    ]);
  });

  test('name the workflow and its trigger first', () => {
    expect(
      messagesAfter(
        { kind: 'set-trigger-field', field: 'appEventId', value: 'event-2' },
        { kind: 'set-description', description: 'What it does' },
        { kind: 'set-name', name: 'Other' },
      ),
    ).toEqual([
      'The workflow "Workflow" is renamed to "Other".',
      'The description of the workflow is changed.',
      'The trigger has changes in "App Event".',
    ]);
    expect(messagesAfter({ kind: 'set-trigger', trigger: null })).toEqual(['The trigger "App Event" is removed.']);
  });

  test('name only the step that was moved, not those it passed', () => {
    const movedIn = (after: WorkflowDocument) => diffDocuments(document, after, catalog).map((change) => change.stepId);
    expect(movedIn(reorder([1, 2, 0, 3]))).toEqual(['step1']);
    expect(movedIn(reorder([3, 0, 1, 2]))).toEqual(['cond']);
    expect(
      messagesAfter({
        kind: 'move-step',
        stepId: 'step2',
        to: { container: { stepId: 'cond', branchId: 'no' }, after: null },
      }),
    ).toEqual(['"step2" (Request) is moved.']);
  });

  test('are none between equal documents', () => {
    fc.assert(
      fc.property(arbitraryDocument, (any) => {
        expect(diffDocuments(any, structuredClone(any), catalog)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
