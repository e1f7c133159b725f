import type { StepId } from '../base/brand.ts';
import type { Step } from './document.ts';

/** What limits and ids are checked by. `height`: 1 for steps without branches of their own, 0 for no steps. */
export type StepsShape = {
  readonly ids: ReadonlySet<StepId>;
  readonly hasDuplicates: boolean;
  readonly height: number;
};

/** Counts steps with all that is in their branches. */
export function measureSteps(steps: readonly Step[]): StepsShape {
  const ids = new Set<StepId>();
  let count = 0;
  let height = 0;
  const add = (current: Step, depth: number): void => {
    ids.add(current.id);
    count += 1;
    height = Math.max(height, depth);
    for (const branch of current.branches) for (const nested of branch.steps) add(nested, depth + 1);
  };
  for (const step of steps) add(step, 1);
  return { ids, hasDuplicates: ids.size < count, height };
}
