import { describe, expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { applyChange } from './apply-change.ts';
import { applyOperation } from './apply-operation.ts';
import type { Step, WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';
import { walkSteps } from './walk.ts';

function apply(document: WorkflowDocument, operation: Operation): WorkflowDocument {
  const result = applyOperation(document, operation);
  if (!result.ok) throw new Error(result.reason);
  return result.document;
}

function ids(document: WorkflowDocument): string[] {
  return walkSteps(document).map((place) => place.step.id);
}

/** step1, cond (yes: inner1, inner2; no: other1), step2 */
function sample(): WorkflowDocument {
  return makeDocument([
    makeStep('step1'),
    makeConditional('cond', [makeStep('inner1'), makeStep('inner2')], [makeStep('other1')]),
    makeStep('step2'),
  ]);
}

describe('an operation', () => {
  test('leaves the identity of every step that it does not touch', () => {
    const before = sample();
    const after = apply(before, { kind: 'set-step-field', stepId: 'inner2', field: 'url', value: [] });
    const [step1, cond, step2] = before.steps;
    expect(after.steps[0]).toBe(step1);
    expect(after.steps[2]).toBe(step2);
    expect(after.steps[1]).not.toBe(cond);
    expect(after.steps[1]?.branches[1]).toBe(cond?.branches[1]);
    expect(after.steps[1]?.branches[0]?.steps[0]).toBe(cond?.branches[0]?.steps[0]);
    expect(after.steps[1]?.branches[0]?.steps[1]?.config).toEqual({ url: [] });
  });

  test('clears a field that it sets to nothing', () => {
    const set = apply(sample(), { kind: 'set-step-field', stepId: 'step1', field: 'url', value: [] });
    const cleared = apply(set, { kind: 'set-step-field', stepId: 'step1', field: 'url' });
    expect(Object.keys(cleared.steps[0]?.config ?? {})).toEqual([]);
  });

  test('behind an anchor that is gone goes to the end of its container', () => {
    const container = { stepId: 'cond', branchId: 'yes' };
    const inserted = apply(sample(), { kind: 'insert-step', at: { container, after: 'gone' }, step: makeStep('new1') });
    expect(ids(inserted)).toEqual(['step1', 'cond', 'inner1', 'inner2', 'new1', 'other1', 'step2']);
    const moved = apply(sample(), { kind: 'move-step', stepId: 'step1', to: { container: null, after: 'inner1' } });
    expect(ids(moved)).toEqual(['cond', 'inner1', 'inner2', 'other1', 'step2', 'step1']);
  });

  test('that moves a step behind itself leaves it where it is', () => {
    const moved = apply(sample(), { kind: 'move-step', stepId: 'cond', to: { container: null, after: 'cond' } });
    expect(moved).toEqual(sample());
  });

  test('inserts a step with all that is in its branches', () => {
    const step = makeConditional('new1', [makeStep('new2')], [makeConditional('new3', [makeStep('new4')])]);
    const inserted = apply(sample(), { kind: 'insert-step', at: { container: null, after: null }, step });
    expect(ids(inserted).slice(0, 5)).toEqual(['new1', 'new2', 'new3', 'new4', 'step1']);
  });

  const start = { container: null, after: null };
  const nested = (id: string, depth: number): Step =>
    depth === 0 ? makeStep(id) : makeConditional(`${id}${depth}`, [nested(id, depth - 1)]);
  const many = (count: number) => Array.from({ length: count }, (_, at) => makeStep(`many${at}`));

  test.each<[Operation, string]>([
    [{ kind: 'remove-step', stepId: 'gone' }, 'step_not_found'],
    [{ kind: 'rename-step', stepId: 'gone', name: 'x' }, 'step_not_found'],
    [{ kind: 'set-step-field', stepId: 'gone', field: 'url', value: [] }, 'step_not_found'],
    [{ kind: 'set-step-option', stepId: 'gone', option: { note: '' } }, 'step_not_found'],
    [{ kind: 'move-step', stepId: 'gone', to: start }, 'step_not_found'],
    [{ kind: 'insert-step', at: start, step: makeStep('inner1') }, 'step_exists'],
    [{ kind: 'insert-step', at: start, step: makeConditional('new1', [makeStep('other1')]) }, 'step_exists'],
    [{ kind: 'insert-step', at: start, step: makeConditional('new1', [makeStep('new1')]) }, 'step_exists'],
    [
      { kind: 'insert-step', at: { container: { stepId: 'gone', branchId: 'yes' }, after: null }, step: makeStep('n') },
      'step_not_found',
    ],
    [
      { kind: 'move-step', stepId: 'step1', to: { container: { stepId: 'cond', branchId: 'maybe' }, after: null } },
      'branch_not_found',
    ],
    [
      { kind: 'move-step', stepId: 'cond', to: { container: { stepId: 'cond', branchId: 'no' }, after: null } },
      'would_contain_itself',
    ],
    [{ kind: 'insert-step', at: start, step: nested('deep', 51) }, 'too_deep'],
    [{ kind: 'insert-step', at: start, step: makeConditional('new1', many(1995)) }, 'too_many_steps'],
  ])('%j is refused', (operation, code) => {
    expect(applyOperation(sample(), operation)).toMatchObject({ ok: false, code });
  });

  test('on the fields of a trigger is refused while there is none', () => {
    const document = makeDocument([], { trigger: null });
    const result = applyOperation(document, { kind: 'set-trigger-field', field: 'appEventId', value: 'a' });
    expect(result).toMatchObject({ ok: false, code: 'no_trigger' });
  });
});

describe('a change', () => {
  test('reports what no longer applies and applies the rest', () => {
    const lost: Operation = { kind: 'rename-step', stepId: 'gone', name: 'x' };
    const { document, refused, inverse } = applyChange(sample(), [
      { kind: 'remove-step', stepId: 'step2' },
      lost,
      { kind: 'set-name', name: 'New name' },
    ]);
    expect(refused).toEqual([{ operation: lost, code: 'step_not_found', reason: 'The step no longer exists.' }]);
    expect(ids(document)).not.toContain('step2');
    expect(inverse.map((operation) => operation.kind)).toEqual(['set-name', 'insert-step']);
  });
});
