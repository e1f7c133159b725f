import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '#steps/catalog.ts';
import { arbitraryDocument, arbitraryEdit } from '#testing/arbitrary-document.ts';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import { applyOperation } from '../workflow/apply-operation.ts';
import { listProblems } from './list-problems.ts';
import { createProblemChecker } from './problem-checker.ts';
import type { ValidationContext } from './validation-context.ts';

const context: ValidationContext = {
  catalog,
  appEvents: [{ id: 'event-1', name: 'Contact Created', schema: { type: 'object', properties: {}, required: [] } }],
  secretIds: new Set(),
  testOutputs: {},
};

describe('a problem checker', () => {
  test('finds after every edit what a fresh look finds', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.array(arbitraryEdit, { maxLength: 15 }), (document, edits) => {
        const check = createProblemChecker(context);
        let current = document;
        for (const [at, edit] of edits.entries()) {
          const result = applyOperation(current, edit(current, at));
          if (result.ok) current = result.document;
          expect(check(current)).toEqual(listProblems(current, context));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('looks again at a step when what it uses is moved behind it', () => {
    const used = makeStep('used', { config: { url: [{ text: 'https://example.com' }] } });
    const user = makeStep('user', { config: { url: [{ ref: { source: 'step', stepId: 'used', path: ['body'] } }] } });
    const check = createProblemChecker(context);
    expect(check(makeDocument([used, user]))).toEqual([]);
    expect(check(makeDocument([user, used])).map((problem) => problem.code)).toEqual(['broken_reference']);
  });
});
