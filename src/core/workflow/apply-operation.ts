import { insertStickyNote, removeStickyNote, setStickyNote } from './change-sticky-notes.ts';
import { insertBranch, removeBranch } from './change-branches.ts';
import { insertStep, moveStep, removeStep } from './change-structure.ts';
import { renameStep, setStepField, setStepOption } from './change-step.ts';
import { setTrigger, setTriggerField } from './change-trigger.ts';
import type { WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';
import type { OperationResult } from './operation-result.ts';

/**
 * Applies one edit to a document. Steps that the edit does not touch keep their identity. An anchor that no longer
 * exists means the end of its container; an edit whose step or container is gone is refused with a sentence and a code.
 * The operation must have passed OperationSchema; whether a step fits its type is for `checkDocument`.
 */
export function applyOperation(document: WorkflowDocument, operation: Operation): OperationResult {
  switch (operation.kind) {
    case 'set-name':
      return {
        ok: true,
        document: { ...document, name: operation.name },
        inverse: [{ kind: 'set-name', name: document.name }],
      };
    case 'set-description':
      return {
        ok: true,
        document: { ...document, description: operation.description },
        inverse: [{ kind: 'set-description', description: document.description }],
      };
    case 'set-trigger':
      return setTrigger(document, operation.trigger);
    case 'set-trigger-field':
      return setTriggerField(document, operation.field, operation.value);
    case 'insert-step':
      return insertStep(document, operation.at, operation.step);
    case 'remove-step':
      return removeStep(document, operation.stepId);
    case 'move-step':
      return moveStep(document, operation.stepId, operation.to);
    case 'rename-step':
      return renameStep(document, operation.stepId, operation.name);
    case 'set-step-field':
      return setStepField(document, operation.stepId, operation.field, operation.value);
    case 'set-step-option':
      return setStepOption(document, operation.stepId, operation.option);
    case 'insert-branch':
      return insertBranch(document, operation.stepId, operation.branch, operation.before);
    case 'remove-branch':
      return removeBranch(document, operation.stepId, operation.branchId);
    case 'insert-sticky-note':
      return insertStickyNote(document, operation.note, operation.before);
    case 'remove-sticky-note':
      return removeStickyNote(document, operation.noteId);
    case 'set-sticky-note':
      return setStickyNote(document, operation.noteId, operation.part);
    default:
      return operation satisfies never;
  }
}
