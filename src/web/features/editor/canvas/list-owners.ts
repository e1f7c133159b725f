import type { StepId } from '#core/base/brand.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { findPlace } from '#core/workflow/walk.ts';

/** The branching steps around a step, innermost first. */
export function listOwners(document: WorkflowDocument, stepId: StepId): readonly StepId[] {
  const container = findPlace(document, stepId)?.container ?? null;
  return container === null ? [] : [container.stepId, ...listOwners(document, container.stepId)];
}
