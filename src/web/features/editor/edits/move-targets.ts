import type { StepId } from '#core/base/brand.ts';
import type { Container, Position, Step, WorkflowDocument } from '#core/workflow/document.ts';
import { findPlace, findSequence, type Place } from '#core/workflow/walk.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Where a step goes when it is moved one place. Up and down: past a neighbour, or out of the branch at its ends. Right:
 * into the next branch beside it, or into the branching step above it. Left: into the branch before, or out of the
 * branches. Null: it cannot go there.
 */
export function findMoveTarget(document: WorkflowDocument, stepId: StepId, direction: Direction): Position | null {
  const place = findPlace(document, stepId);
  if (place === undefined) return null;
  const siblings = findSequence(document, place.container) ?? [];
  switch (direction) {
    case 'up':
      return place.index > 0
        ? { container: place.container, after: siblings[place.index - 2]?.id ?? null }
        : before(document, place.container);
    case 'down': {
      const next = siblings[place.index + 1];
      return next === undefined ? behind(document, place.container) : { container: place.container, after: next.id };
    }
    case 'left':
      return findBesideOf(document, place, -1) ?? behind(document, place.container);
    case 'right':
      return findBesideOf(document, place, 1) ?? into(siblings[place.index - 1]);
    default:
      return direction satisfies never;
  }
}

function before(document: WorkflowDocument, container: Container): Position | null {
  const owner = container === null ? undefined : findPlace(document, container.stepId);
  if (owner === undefined) return null;
  const siblings = findSequence(document, owner.container) ?? [];
  return { container: owner.container, after: siblings[owner.index - 1]?.id ?? null };
}

function behind(document: WorkflowDocument, container: Container): Position | null {
  const owner = container === null ? undefined : findPlace(document, container.stepId);
  return owner === undefined ? null : { container: owner.container, after: owner.step.id };
}

/** The end of the branch so many to the right. */
function findBesideOf(document: WorkflowDocument, { container }: Place, offset: number): Position | null {
  if (container === null) return null;
  const branches = findPlace(document, container.stepId)?.step.branches ?? [];
  const branch = branches[branches.findIndex(({ id }) => id === container.branchId) + offset];
  return branch === undefined
    ? null
    : { container: { stepId: container.stepId, branchId: branch.id }, after: branch.steps.at(-1)?.id ?? null };
}

function into(step: Step | undefined): Position | null {
  const [branch] = step?.branches ?? [];
  if (step === undefined || branch === undefined) return null;
  return { container: { stepId: step.id, branchId: branch.id }, after: branch.steps.at(-1)?.id ?? null };
}
