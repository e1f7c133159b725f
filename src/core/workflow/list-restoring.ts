import { listStickyNotes } from './change-sticky-notes.ts';
import type { WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';

/** The operations that turn one document into another by replacing all of its steps and notes. */
export function listRestoring(document: WorkflowDocument, wanted: WorkflowDocument): readonly Operation[] {
  return [
    ...listStickyNotes(document).map<Operation>(({ id }) => ({ kind: 'remove-sticky-note', noteId: id })),
    ...document.steps.map<Operation>(({ id }) => ({ kind: 'remove-step', stepId: id })),
    { kind: 'set-name', name: wanted.name },
    { kind: 'set-description', description: wanted.description },
    { kind: 'set-trigger', trigger: wanted.trigger },
    ...wanted.steps.map<Operation>((step, index) => ({
      kind: 'insert-step',
      at: { container: null, after: wanted.steps[index - 1]?.id ?? null },
      step,
    })),
    ...listStickyNotes(wanted).map<Operation>((note) => ({ kind: 'insert-sticky-note', note, before: null })),
  ];
}
