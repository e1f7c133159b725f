import { EACH_BRANCH, ERROR_BRANCH } from './branch-ids.ts';
import type { StepId } from '../base/brand.ts';
import type { Branch, Container, Step, WorkflowDocument } from './document.ts';

/** A step and where it stands: `index` within its container, `depth` in branches around it. */
export type Place = {
  readonly step: Step;
  readonly container: Container;
  readonly index: number;
  readonly depth: number;
};

/**
 * A step that a later one may use. `isOptional`: it may not have run by then. `gives`: its output; to the steps that it
 * runs for each item, the item; to the steps of its error branch, its error.
 */
export type EarlierStep = {
  readonly step: Step;
  readonly isOptional: boolean;
  readonly gives: 'output' | 'item' | 'error';
};

/** Gives every step in flow order: a branching step comes before the steps of its branches. */
export function walkSteps(document: WorkflowDocument): readonly Place[] {
  const places: Place[] = [];
  const add = (steps: readonly Step[], container: Container, depth: number): void => {
    for (const [index, step] of steps.entries()) {
      places.push({ step, container, index, depth });
      for (const branch of step.branches) add(branch.steps, { stepId: step.id, branchId: branch.id }, depth + 1);
    }
  };
  add(document.steps, null, 0);
  return places;
}

/** Finds a step and its place, or gives undefined. */
export function findPlace(document: WorkflowDocument, stepId: StepId): Place | undefined {
  return findPlaceIn(document.steps, null, 0, stepId);
}

/** Finds a step anywhere in the document, or gives undefined. */
export function findStep(document: WorkflowDocument, stepId: StepId): Step | undefined {
  return findPlace(document, stepId)?.step;
}

/** Gives the container that holds a step (null: the workflow itself), or undefined for an unknown step. */
export function stepContainer(document: WorkflowDocument, stepId: StepId): Container | undefined {
  return findPlace(document, stepId)?.container;
}

/** Finds the sequence of a container, or gives undefined when its step or branch does not exist. */
export function findSequence(document: WorkflowDocument, container: Container): readonly Step[] | undefined {
  if (container === null) return document.steps;
  const owner = findStep(document, container.stepId);
  return owner?.branches.find((branch) => branch.id === container.branchId)?.steps;
}

/**
 * Lists what runs before a step, nearest first: earlier siblings with all that is in their branches, the steps around
 * it, and what comes before those. Steps in branches that have joined again, and disabled ones, are optional. Empty for
 * an unknown step.
 */
export function listStepsBefore(document: WorkflowDocument, stepId: StepId): readonly EarlierStep[] {
  const before: EarlierStep[] = [];
  return collectBefore(document.steps, stepId, before) ? before.toReversed() : [];
}

function findPlaceIn(steps: readonly Step[], container: Container, depth: number, stepId: StepId): Place | undefined {
  for (const [index, step] of steps.entries()) {
    if (step.id === stepId) return { step, container, index, depth };
    for (const branch of step.branches) {
      const found = findPlaceIn(branch.steps, { stepId: step.id, branchId: branch.id }, depth + 1, stepId);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Adds in flow order until the step is found; the branches beside the one that holds it are left out. */
function collectBefore(steps: readonly Step[], stepId: StepId, before: EarlierStep[]): boolean {
  for (const step of steps) {
    if (step.id === stepId) return true;
    const at = before.push({ step, isOptional: step.isDisabled, gives: 'output' }) - 1;
    const lengthBefore = before.length;
    for (const branch of step.branches) {
      const lengthBeforeBranch = before.length;
      if (collectBefore(branch.steps, stepId, before)) {
        before.splice(lengthBefore, lengthBeforeBranch - lengthBefore);
        before[at] = { step, isOptional: step.isDisabled, gives: whatBranchGets(branch.id) };
        return true;
      }
    }
    // Items have no place in the steps behind them, and what ran in a branch may not have.
    const nested = before.splice(lengthBefore);
    const inItems = new Set(step.branches.filter(({ id }) => id === EACH_BRANCH).flatMap(listNested));
    before.push(...nested.filter((one) => !inItems.has(one.step)).map((one) => ({ ...one, isOptional: true })));
  }
  return false;
}

function listNested({ steps }: Branch): readonly Step[] {
  return steps.flatMap((step) => [step, ...step.branches.flatMap(listNested)]);
}

function whatBranchGets(branchId: string): EarlierStep['gives'] {
  if (branchId === EACH_BRANCH) return 'item';
  return branchId === ERROR_BRANCH ? 'error' : 'output';
}
