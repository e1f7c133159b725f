import type { StepId } from '../base/brand.ts';
import { MAX_DEPTH, MAX_STEPS } from './limits.ts';
import { measureSteps } from './measure-steps.ts';
import { refuse, type OperationResult } from './operation-result.ts';
import { replaceSequence } from './replace-steps.ts';
import { findPlace, findSequence, walkSteps, type Place } from './walk.ts';
import type { Container, Position, Step, WorkflowDocument } from './document.ts';

/** Inserts a step with all that is in its branches; behind an anchor that is gone means at the end of the container. */
export function insertStep(document: WorkflowDocument, at: Position, step: Step): OperationResult {
  const missing = findMissingContainer(document, at.container);
  if (missing !== null) return missing;
  const shape = measureSteps([step]);
  const present = walkSteps(document);
  if (shape.hasDuplicates || present.some((place) => shape.ids.has(place.step.id))) return refuse('step_exists');
  if (present.length + shape.ids.size > MAX_STEPS) return refuse('too_many_steps');
  if (depthOf(document, at.container) + shape.height - 1 > MAX_DEPTH) return refuse('too_deep');
  return {
    ok: true,
    document: putStep(document, at, step),
    inverse: [{ kind: 'remove-step', stepId: step.id }],
  };
}

/** Removes a step with all that is in its branches. */
export function removeStep(document: WorkflowDocument, stepId: StepId): OperationResult {
  const place = findPlace(document, stepId);
  if (place === undefined) return refuse('step_not_found');
  return {
    ok: true,
    document: takeStep(document, place),
    inverse: [{ kind: 'insert-step', at: positionOf(document, place), step: place.step }],
  };
}

/** Moves a step with all that is in its branches. */
export function moveStep(document: WorkflowDocument, stepId: StepId, to: Position): OperationResult {
  const place = findPlace(document, stepId);
  if (place === undefined) return refuse('step_not_found');
  const missing = findMissingContainer(document, to.container);
  if (missing !== null) return missing;
  const shape = measureSteps([place.step]);
  if (to.container !== null && shape.ids.has(to.container.stepId)) return refuse('would_contain_itself');
  if (depthOf(document, to.container) + shape.height - 1 > MAX_DEPTH) return refuse('too_deep');
  const from = positionOf(document, place);
  // Behind itself is where it is already.
  const target = to.after === stepId && isSameContainer(to.container, place.container) ? from : to;
  return {
    ok: true,
    document: putStep(takeStep(document, place), target, place.step),
    inverse: [{ kind: 'move-step', stepId, to: from }],
  };
}

function findMissingContainer(document: WorkflowDocument, container: Container): OperationResult | null {
  if (container === null || findSequence(document, container) !== undefined) return null;
  return refuse(findPlace(document, container.stepId) === undefined ? 'step_not_found' : 'branch_not_found');
}

function putStep(document: WorkflowDocument, at: Position, step: Step): WorkflowDocument {
  return replaceSequence(document, at.container, (steps) => {
    if (at.after === null) return [step, ...steps];
    const anchor = steps.findIndex((sibling) => sibling.id === at.after);
    return anchor === -1 ? [...steps, step] : steps.toSpliced(anchor + 1, 0, step);
  });
}

function takeStep(document: WorkflowDocument, place: Place): WorkflowDocument {
  return replaceSequence(document, place.container, (steps) => steps.toSpliced(place.index, 1));
}

function positionOf(document: WorkflowDocument, place: Place): Position {
  const siblings = findSequence(document, place.container) ?? [];
  return { container: place.container, after: siblings[place.index - 1]?.id ?? null };
}

function isSameContainer(a: Container, b: Container): boolean {
  return a?.stepId === b?.stepId && a?.branchId === b?.branchId;
}

function depthOf(document: WorkflowDocument, container: Container): number {
  if (container === null) return 0;
  const owner = findPlace(document, container.stepId);
  return owner === undefined ? 0 : owner.depth + 1;
}
