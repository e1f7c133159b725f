import type { StepId } from '#core/base/brand.ts';
import type { Position, WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { findSequence } from '#core/workflow/walk.ts';

/** Moves steps to one place, one behind the other in the given order; nothing when they stand there already. */
export function moveTogether(
  document: WorkflowDocument,
  stepIds: readonly StepId[],
  to: Position,
): readonly Operation[] {
  const { container } = to;
  const siblings = (findSequence(document, container) ?? []).map(({ id }) => id);
  const end = to.after === null ? 0 : siblings.indexOf(to.after) + 1;
  // The place may be behind one that goes along.
  const start = siblings.slice(0, end).findLast((id) => !stepIds.includes(id)) ?? null;
  const there = start === null ? 0 : siblings.indexOf(start) + 1;
  if (stepIds.every((id, index) => siblings[there + index] === id)) return [];
  return stepIds.map((stepId, index) => ({
    kind: 'move-step',
    stepId,
    to: { container, after: stepIds[index - 1] ?? start },
  }));
}
