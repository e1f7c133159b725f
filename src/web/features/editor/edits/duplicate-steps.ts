import type { StepId } from '#core/base/brand.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import type { Place } from '#core/workflow/walk.ts';
import { copySteps } from './copy-steps.ts';
import { insertSteps, type InsertStep } from './insert-steps.ts';

/** Copies steps together; those of one sequence come behind the last of them there, in the same order. */
export function duplicateSteps(
  document: WorkflowDocument,
  places: readonly Place[],
  createId: () => StepId,
): readonly InsertStep[] {
  const copies = copySteps(
    places.map(({ step }) => step),
    createId,
  );
  const sequences = new Map<string, { readonly last: Place; readonly steps: readonly Step[] }>();
  for (const [index, place] of places.entries()) {
    const copy = copies[index];
    const key = place.container === null ? '' : `${place.container.stepId}/${place.container.branchId}`;
    if (copy !== undefined) {
      sequences.set(key, { last: place, steps: [...(sequences.get(key)?.steps ?? []), copy] });
    }
  }
  let named = document;
  return [...sequences.values()].flatMap(({ last, steps }) => {
    const inserts = insertSteps(named, steps, { container: last.container, after: last.step.id });
    named = { ...named, steps: [...named.steps, ...inserts.map(({ step }) => step)] };
    return inserts;
  });
}
