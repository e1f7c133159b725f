import type { WorkflowDocument } from '#core/workflow/document.ts';
import { findPlace, walkSteps } from '#core/workflow/walk.ts';
import type { Selection } from '../store/editor-state.ts';

/** The card so many places further in flow order; the trigger comes first. */
export function findInFlow(document: WorkflowDocument, selection: Selection, offset: 1 | -1): Selection {
  const order = ['trigger', ...walkSteps(document).map(({ step }) => step.id)];
  const index = selection === null ? (offset === 1 ? -1 : order.length) : order.indexOf(selection);
  return order[index + offset] ?? selection;
}

/** The card at the same height in the branch beside; in an empty one there is none, so the branching step itself. */
export function findBeside(document: WorkflowDocument, selection: Selection, offset: 1 | -1): Selection {
  const place = selection === null ? undefined : findPlace(document, selection);
  if (place === undefined) return selection;
  if (place.container === null || place.step.branches.length > 0) {
    const branch = place.step.branches.at(offset === 1 ? -1 : 0);
    if (branch?.steps[0] !== undefined) return branch.steps[0].id;
  }
  if (place.container === null) return selection;
  const { stepId, branchId } = place.container;
  const branches = findPlace(document, stepId)?.step.branches ?? [];
  const beside = branches[branches.findIndex(({ id }) => id === branchId) + offset];
  if (beside === undefined) return selection;
  return beside.steps[Math.min(place.index, beside.steps.length - 1)]?.id ?? stepId;
}
