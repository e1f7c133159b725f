import type { StepId } from '#core/base/brand.ts';
import type { FlowInsert, FlowLayout } from './flow-layout.ts';
import type { Step } from '#core/workflow/document.ts';

/** A pointer further away than this from every place drops nowhere. */
const REACH = 150;

/** Places where dragged steps can go: not into themselves, and one alone not where it is already. */
export function listDropTargets(layout: FlowLayout, stepIds: readonly StepId[]): readonly FlowInsert[] {
  const { cards, inserts } = layout;
  const dragged = new Set(stepIds);
  const inside = new Set<StepId>();
  for (const { id, step } of cards) if (step !== null && dragged.has(id)) collectIds(step, inside);
  const [only, ...others] = stepIds;
  const around = only === undefined || others.length > 0 ? [] : listPlacesAround(layout, only);
  return inserts.filter(
    (insert) =>
      !around.includes(insert) && !(insert.position.container !== null && inside.has(insert.position.container.stepId)),
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

/** The place behind a step, and the one in front: same container and axis, next above its card. */
function listPlacesAround({ cards, inserts }: FlowLayout, stepId: StepId): readonly FlowInsert[] {
  const behind = inserts.find(({ position }) => position.after === stepId);
  const card = cards.find(({ id }) => id === stepId);
  if (behind === undefined || card === undefined) return [];
  const { container } = behind.position;
  const before = inserts
    .filter(
      ({ position, y }) =>
        position.container?.stepId === container?.stepId &&
        position.container?.branchId === container?.branchId &&
        y < card.y,
    )
    .at(-1);
  return before === undefined ? [behind] : [before, behind];
}

function collectIds(step: Step, into: Set<StepId>): void {
  into.add(step.id);
  for (const branch of step.branches) for (const nested of branch.steps) collectIds(nested, into);
}
