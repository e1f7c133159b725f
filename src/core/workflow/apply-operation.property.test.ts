import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument, arbitraryEdit } from '#testing/arbitrary-document.ts';
import { applyChange } from './apply-change.ts';
import { applyOperation } from './apply-operation.ts';
import { DocumentSchema, StepSchema, type WorkflowDocument } from './document.ts';
import { OperationSchema, type Operation } from './operation.ts';
import { walkSteps } from './walk.ts';

const ajv = new Ajv2020().addSchema(StepSchema);
const isDocument = ajv.compile(DocumentSchema);
const isOperation = ajv.compile(OperationSchema);

/** Applies edits one by one, each made for the document that the ones before it left. */
function applyEdits(
  document: WorkflowDocument,
  edits: readonly ((document: WorkflowDocument, at: number) => Operation)[],
) {
  let current = document;
  const operations: Operation[] = [];
  for (const [at, edit] of edits.entries()) {
    const operation = edit(current, at);
    operations.push(operation);
    const result = applyOperation(current, operation);
    if (result.ok) current = result.document;
  }
  return { document: current, operations };
}

describe('any sequence of operations', () => {
  test('is undone by its inverse, and redone by the inverse of that', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.array(arbitraryEdit, { maxLength: 20 }), (document, edits) => {
        const { operations, document: edited } = applyEdits(document, edits);
        const done = applyChange(document, operations);
        expect(done.document).toEqual(edited);
        const undone = applyChange(done.document, done.inverse);
        expect(undone.refused).toEqual([]);
        expect(undone.document).toEqual(document);
        expect(applyChange(undone.document, undone.inverse).document).toEqual(edited);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves a valid document with unique ids, and has a valid inverse', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.array(arbitraryEdit, { maxLength: 20 }), (document, edits) => {
        const done = applyChange(document, applyEdits(document, edits).operations);
        expect(isDocument(done.document), JSON.stringify(isDocument.errors)).toBe(true);
        const ids = walkSteps(done.document).map((place) => place.step.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const operation of done.inverse) expect(isOperation(operation), JSON.stringify(operation)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('applies to any other document without throwing, and what applied can be undone there', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, fc.array(arbitraryEdit, { maxLength: 20 }), (a, b, edits) => {
        const rebased = applyChange(b, applyEdits(a, edits).operations);
        expect(applyChange(rebased.document, rebased.inverse).document).toEqual(b);
        expect(isDocument(rebased.document), JSON.stringify(isDocument.errors)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
