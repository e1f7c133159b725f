import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import type { EditorStore } from '../store/editor-state.ts';

/** Makes a version the draft again, as one change that can be undone. Steps keep their ids, so variables stay right. */
export function restoreVersion(store: EditorStore, version: WorkflowDocument, number: number): void {
  store.edit(`Make version ${number} the draft`, listRestoring(store.state.getState().document, version));
}

/** The operations that turn one document into another by replacing all of its steps. */
export function listRestoring(document: WorkflowDocument, wanted: WorkflowDocument): readonly Operation[] {
  return [
    ...document.steps.map<Operation>(({ id }) => ({ kind: 'remove-step', stepId: id })),
    { kind: 'set-name', name: wanted.name },
    { kind: 'set-description', description: wanted.description },
    { kind: 'set-trigger', trigger: wanted.trigger },
    ...wanted.steps.map<Operation>((step, index) => ({
      kind: 'insert-step',
      at: { container: null, after: wanted.steps[index - 1]?.id ?? null },
      step,
    })),
  ];
}
