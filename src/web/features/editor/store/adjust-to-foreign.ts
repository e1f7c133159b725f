import type { StepId } from '#core/base/brand.ts';
import { applyOperation } from '#core/workflow/apply-operation.ts';
import type { Position, WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { findPlace, findSequence } from '#core/workflow/walk.ts';
import { findTarget } from './operation-target.ts';

/**
 * Keeps operations that take an own change back right after somebody else's change. What the other one has set since is
 * theirs and is not put back; an anchor that has left its place is replaced by the step before it there.
 * `before` is the confirmed document that the foreign operations were applied to.
 */
export function adjustToForeign(
  inverse: readonly Operation[],
  foreign: readonly Operation[],
  before: WorkflowDocument,
): readonly Operation[] {
  let adjusted = inverse;
  let document = before;
  for (const operation of foreign) {
    adjusted = adjust(adjusted, operation, document);
    const result = applyOperation(document, operation);
    if (result.ok) document = result.document;
  }
  return adjusted;
}

function adjust(inverse: readonly Operation[], foreign: Operation, document: WorkflowDocument): readonly Operation[] {
  switch (foreign.kind) {
    case 'move-step':
      return moveAnchors(
        inverse.filter((own) => !(own.kind === 'move-step' && own.stepId === foreign.stepId)),
        foreign.stepId,
        document,
      );
    case 'remove-step':
      return moveAnchors(inverse, foreign.stepId, document);
    case 'insert-step':
    case 'insert-sticky-note':
    case 'remove-sticky-note':
    case 'insert-branch':
    case 'remove-branch':
      return inverse;
    default: {
      const target = findTarget(foreign);
      const left = inverse.filter((own) => findTarget(own) !== target);
      return left.length === inverse.length ? inverse : left;
    }
  }
}

function moveAnchors(inverse: readonly Operation[], leaving: StepId, document: WorkflowDocument): readonly Operation[] {
  const place = findPlace(document, leaving);
  if (place === undefined) return inverse;
  const previous = findSequence(document, place.container)?.[place.index - 1]?.id ?? null;
  const move = (position: Position): Position => {
    const isHere =
      position.after === leaving &&
      position.container?.stepId === place.container?.stepId &&
      position.container?.branchId === place.container?.branchId;
    return isHere ? { ...position, after: previous } : position;
  };
  return inverse.map((own) => {
    if (own.kind === 'insert-step') return { ...own, at: move(own.at) };
    if (own.kind === 'move-step') return { ...own, to: move(own.to) };
    return own;
  });
}
