import { useCallback } from 'react';
import type { Json } from '#core/base/json.ts';
import { createShortId } from '#core/base/short-id.ts';
import type { SwitchCase } from '#core/step/field.ts';
import { readStoredValue } from '#core/step/stored-value.ts';
import { findStep } from '#core/workflow/walk.ts';
import { findStepDefinition } from '#steps/catalog.ts';
import { useEditorStore } from '../store/editor-context.ts';

/** Adds and removes cases of a step together with their branches, each as one entry of the history. */
export function useCaseEdits(stepId: string, field: string) {
  const store = useEditorStore();
  const read = useCallback(() => {
    const step = findStep(store.state.getState().document, stepId);
    return { step, cases: readStoredValue('cases', step?.config ?? {}, field) ?? [] };
  }, [store, stepId, field]);
  const onAdd = useCallback(() => {
    const { step, cases } = read();
    if (step === undefined) return;
    const id = createShortId(Math.random);
    const before = findStepDefinition(step.type)?.branches[0]?.id ?? null;
    store.edit(`Add a case to '${step.name}'`, [
      setCases(stepId, field, [...cases, { id, label: '', conditions: [] }]),
      { kind: 'insert-branch', stepId, branch: { id, steps: [] }, before },
    ]);
  }, [store, read, stepId, field]);
  const onRemove = useCallback(
    (caseId: string) => {
      const { step, cases } = read();
      if (step === undefined) return;
      const hasBranch = step.branches.some(({ id }) => id === caseId);
      store.edit(`Remove a case of '${step.name}'`, [
        setCases(
          stepId,
          field,
          cases.filter(({ id }) => id !== caseId),
        ),
        ...(hasBranch ? [{ kind: 'remove-branch' as const, stepId, branchId: caseId }] : []),
      ]);
    },
    [store, read, stepId, field],
  );
  return { onAdd, onRemove };
}

function setCases(stepId: string, field: string, cases: readonly SwitchCase[]) {
  // Every stored value is JSON; its readonly types are narrower than Json's.
  return { kind: 'set-step-field' as const, stepId, field, value: cases as unknown as Json };
}
