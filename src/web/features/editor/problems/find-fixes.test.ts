import { describe, expect, it } from 'vitest';
import { listProblems } from '#core/validation/list-problems.ts';
import { applyChange } from '#core/workflow/apply-change.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { Reference } from '#core/expression/template.ts';
import { catalog } from '#steps/catalog.ts';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import { findFixes } from './find-fixes.ts';

const sample = { email: 'a@b.co', company: { name: 'Analytical' }, items: [{ sku: 'a' }] };
const appEvent = { id: 'event-1', name: 'Contact Created', schema: inferSchema(sample), sample };

function stateOf(document: WorkflowDocument) {
  return { document, appEvents: [appEvent], secrets: [], testOutputs: {} };
}

function problemsOf(document: WorkflowDocument) {
  return listProblems(document, { catalog, appEvents: [appEvent], secretIds: new Set(), testOutputs: {} });
}

/** The labels of the fixes for the only problem, and the problems that are left when each is taken. */
function fix(document: WorkflowDocument): [label: string, left: readonly string[]][] {
  const [problem, ...others] = problemsOf(document);
  if (problem === undefined || others.length > 0) throw new Error('One problem is expected.');
  return findFixes(problem, stateOf(document)).map(({ label, operations }) => [
    label,
    problemsOf(applyChange(document, operations).document).map(({ code }) => code),
  ]);
}

function using(reference: Reference, overrides: { isDisabled?: boolean } = {}): WorkflowDocument {
  const url = [{ text: 'https://example.com/' }];
  const trigger = { type: 'app-event', config: { appEventId: 'event-1' } };
  return makeDocument(
    [
      makeStep('first', { name: 'First', config: { url }, ...overrides }),
      makeStep('step1', { name: 'Second', config: { url: [...url, { ref: reference }] } }),
    ],
    { trigger },
  );
}

describe('the quick fixes of a problem', () => {
  it('offer the closest field for one that is not in the sample', () => {
    expect(fix(using({ source: 'trigger', path: ['e-mail'] }))).toEqual([
      ['Use “Contact Created › email” instead', []],
      ['Remove the variable', []],
    ]);
    expect(fix(using({ source: 'trigger', path: ['compny', 'name'] }))[0]).toEqual([
      'Use “Contact Created › company › name” instead',
      [],
    ]);
    expect(fix(using({ source: 'trigger', path: ['items', { pick: 'last' }, 'skus'] }))[0]).toEqual([
      'Use “Contact Created › items › last › sku” instead',
      [],
    ]);
    expect(fix(using({ source: 'step', stepId: 'first', path: ['statuscode'] }))[0]).toEqual([
      'Use “First › statusCode” instead',
      [],
    ]);
    expect(fix(using({ source: 'trigger', path: ['phone'] }))).toEqual([['Remove the variable', []]]);
  });

  it('remove a variable of a step that is gone', () => {
    expect(fix(using({ source: 'step', stepId: 'gone', path: [] }))).toEqual([['Remove the variable', []]]);
  });

  it('enable the step that a variable comes from', () => {
    const document = using({ source: 'step', stepId: 'first', path: ['statusCode'] }, { isDisabled: true });
    expect(fix(document)).toEqual([
      ['Enable “First”', []],
      ['Remove the variable', []],
    ]);
  });

  it('tell steps of one name apart', () => {
    const url = [{ text: 'https://example.com/' }];
    const steps = ['one1', 'two2'].map((id) => makeStep(id, { name: 'Request', config: { url } }));
    const trigger = { type: 'app-event', config: { appEventId: 'event-1' } };
    expect(fix(makeDocument(steps, { trigger }))).toEqual([['Name it “Request 2”', []]]);
  });
});
