import type { StepId } from '../base/brand.ts';
import type { Step, WorkflowDocument } from './document.ts';

/**
 * Gives the part of a document that can run until a step has: what comes before it on its own path, and the step itself
 * without its branches. Other branches on the way are empty, so that a flow that turns there ends.
 */
export function cutAfter(document: WorkflowDocument, stepId: StepId): WorkflowDocument {
  return { ...document, steps: cutSequence(document.steps, stepId) ?? document.steps };
}

/** Undefined when the step is nowhere in the sequence. */
function cutSequence(steps: readonly Step[], stepId: StepId): readonly Step[] | undefined {
  for (const [index, step] of steps.entries()) {
    const cut = step.id === stepId ? withBranches(step, () => []) : cutInside(step, stepId);
    if (cut !== undefined) return [...steps.slice(0, index), cut];
  }
  return undefined;
}

function cutInside(step: Step, stepId: StepId): Step | undefined {
  const cut = step.branches.map(({ steps }) => cutSequence(steps, stepId));
  return cut.every((steps) => steps === undefined) ? undefined : withBranches(step, (at) => cut[at] ?? []);
}

function withBranches(step: Step, stepsOf: (index: number) => readonly Step[]): Step {
  return { ...step, branches: step.branches.map(({ id }, index) => ({ id, steps: stepsOf(index) })) };
}
