import type { WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';

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
