import type { StepId } from '../base/brand.ts';
import type { WorkflowDocument } from './document.ts';
import { walkSteps, type Place } from './walk.ts';

/**
 * Finds the steps of both documents that somebody moved: into another container, or among their siblings. Of the
 * siblings, the fewest are named whose moving explains the new order.
 */
export function findMovedSteps(before: WorkflowDocument, after: WorkflowDocument): ReadonlySet<StepId> {
  const oldPlaces = new Map(walkSteps(before).map((place) => [place.step.id, place]));
  const moved = new Set<StepId>();
  const siblings = new Map<string, { stepId: StepId; oldIndex: number }[]>();
  for (const place of walkSteps(after)) {
    const old = oldPlaces.get(place.step.id);
    if (old === undefined) continue;
    const container = containerKey(place);
    if (containerKey(old) !== container) {
      moved.add(place.step.id);
      continue;
    }
    const stayed = siblings.get(container) ?? [];
    stayed.push({ stepId: place.step.id, oldIndex: old.index });
    siblings.set(container, stayed);
  }
  for (const stayed of siblings.values()) {
    const kept = findLongestRising(stayed.map((sibling) => sibling.oldIndex));
    for (const { stepId, oldIndex } of stayed) if (!kept.has(oldIndex)) moved.add(stepId);
  }
  return moved;
}

function containerKey({ container }: Place): string {
  return container === null ? '' : `${container.stepId} ${container.branchId}`;
}

/** Gives the values of the longest rising subsequence, by patience sorting; the values are distinct. */
function findLongestRising(values: readonly number[]): ReadonlySet<number> {
  // 1. `tails[n]` is the smallest value that ends a rising run of n + 1 values.
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const value of values) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? Infinity) < value) low = middle + 1;
      else high = middle;
    }
    previous.set(value, tails[low - 1]);
    tails[low] = value;
  }
  // 2. Follow the links back from the end of the longest run.
  const rising = new Set<number>();
  for (let value = tails.at(-1); value !== undefined; value = previous.get(value)) rising.add(value);
  return rising;
}
