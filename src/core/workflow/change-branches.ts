import type { StepId } from '../base/brand.ts';
import type { Branch, WorkflowDocument } from './document.ts';
import { MAX_BRANCHES, MAX_DEPTH, MAX_STEPS } from './limits.ts';
import { measureSteps } from './measure-steps.ts';
import { refuse, type OperationResult } from './operation-result.ts';
import { replaceStep } from './replace-steps.ts';
import { findPlace, walkSteps } from './walk.ts';

/** Gives a step one more branch with all its steps; before a branch that is gone, or null, means as the last one. */
export function insertBranch(
  document: WorkflowDocument,
  stepId: StepId,
  branch: Branch,
  before: string | null,
): OperationResult {
  const place = findPlace(document, stepId);
  if (place === undefined) return refuse('step_not_found');
  const { branches } = place.step;
  if (branches.some(({ id }) => id === branch.id)) return refuse('branch_exists');
  if (branches.length >= MAX_BRANCHES) return refuse('too_many_branches');
  const shape = measureSteps(branch.steps);
  const present = walkSteps(document);
  if (shape.hasDuplicates || present.some(({ step }) => shape.ids.has(step.id))) return refuse('step_exists');
  if (present.length + shape.ids.size > MAX_STEPS) return refuse('too_many_steps');
  if (place.depth + shape.height > MAX_DEPTH) return refuse('too_deep');
  const at = branches.findIndex(({ id }) => id === before);
  const changed = branches.toSpliced(at === -1 ? branches.length : at, 0, branch);
  return {
    ok: true,
    document: replaceStep(document, stepId, (step) => ({ ...step, branches: changed })),
    inverse: [{ kind: 'remove-branch', stepId, branchId: branch.id }],
  };
}

/** Removes a branch with all its steps. Whether the step's type can do without it is for `checkDocument`. */
export function removeBranch(document: WorkflowDocument, stepId: StepId, branchId: string): OperationResult {
  const step = findPlace(document, stepId)?.step;
  if (step === undefined) return refuse('step_not_found');
  const at = step.branches.findIndex(({ id }) => id === branchId);
  const branch = step.branches[at];
  if (branch === undefined) return refuse('branch_not_found');
  const before = step.branches[at + 1]?.id ?? null;
  return {
    ok: true,
    document: replaceStep(document, stepId, (owner) => ({ ...owner, branches: owner.branches.toSpliced(at, 1) })),
    inverse: [{ kind: 'insert-branch', stepId, branch, before }],
  };
}
