import type { StepId } from '../base/brand.ts';
import type { Container, Step, WorkflowDocument } from './document.ts';

/** Gives the document with one step changed. All other steps keep their identity; without such a step so does the document. */
export function replaceStep(
  document: WorkflowDocument,
  stepId: StepId,
  change: (step: Step) => Step,
): WorkflowDocument {
  const steps = replaceIn(document.steps, stepId, change);
  return steps === document.steps ? document : { ...document, steps };
}

/** Gives the document with the sequence of one container changed; the container must exist. */
export function replaceSequence(
  document: WorkflowDocument,
  container: Container,
  change: (steps: readonly Step[]) => readonly Step[],
): WorkflowDocument {
  if (container === null) return { ...document, steps: change(document.steps) };
  return replaceStep(document, container.stepId, (owner) => ({
    ...owner,
    branches: owner.branches.map((branch) =>
      branch.id === container.branchId ? { ...branch, steps: change(branch.steps) } : branch,
    ),
  }));
}

function replaceIn(steps: readonly Step[], stepId: StepId, change: (step: Step) => Step): readonly Step[] {
  for (const [index, step] of steps.entries()) {
    const replaced = step.id === stepId ? change(step) : replaceInBranches(step, stepId, change);
    if (replaced !== step) return steps.with(index, replaced);
  }
  return steps;
}

function replaceInBranches(owner: Step, stepId: StepId, change: (step: Step) => Step): Step {
  for (const [index, branch] of owner.branches.entries()) {
    const steps = replaceIn(branch.steps, stepId, change);
    if (steps !== branch.steps) return { ...owner, branches: owner.branches.with(index, { ...branch, steps }) };
  }
  return owner;
}
