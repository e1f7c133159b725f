import type { StepId } from '#core/base/brand.ts';
import type { FlowInsert, FlowLayout } from './flow-layout.ts';
import type { Step } from '#core/workflow/document.ts';

/** A pointer further away than this from every place drops nowhere. */
const REACH = 150;

/** Places where a dragged step can go: not into itself, and not where it is already. */
export function listDropTargets({ cards, inserts }: FlowLayout, stepId: StepId): readonly FlowInsert[] {
  const dragged = cards.find(({ id }) => id === stepId)?.step ?? null;
  const inside = new Set<StepId>();
  if (dragged !== null) collectIds(dragged, inside);
  const own = inserts.findIndex(({ position }) => position.after === stepId);
  const before = findPlaceBefore(inserts, inserts[own], cards, stepId);
  return inserts.filter(
    (insert) =>
      insert !== before &&
      insert.position.after !== stepId &&
      !(insert.position.container !== null && inside.has(insert.position.container.stepId)),
  );
}

/** Gives the place nearest to a point, or undefined when none is near. */
export function findDropTarget(targets: readonly FlowInsert[], x: number, y: number): FlowInsert | undefined {
  let nearest: FlowInsert | undefined;
  let shortest = REACH;
  for (const target of targets) {
    const distance = Math.hypot(target.x - x, target.y - y);
    if (distance < shortest) {
      shortest = distance;
      nearest = target;
    }
  }
  return nearest;
}

/** The place in front of a step: same container and axis as the place behind it, next above its card. */
function findPlaceBefore(
  inserts: readonly FlowInsert[],
  behind: FlowInsert | undefined,
  cards: FlowLayout['cards'],
  stepId: StepId,
): FlowInsert | undefined {
  const card = cards.find(({ id }) => id === stepId);
  if (behind === undefined || card === undefined) return undefined;
  const { container } = behind.position;
  return inserts
    .filter(
      ({ position, y }) =>
        position.container?.stepId === container?.stepId &&
        position.container?.branchId === container?.branchId &&
        y < card.y,
    )
    .at(-1);
}

function collectIds(step: Step, into: Set<StepId>): void {
  into.add(step.id);
  for (const branch of step.branches) for (const nested of branch.steps) collectIds(nested, into);
}
