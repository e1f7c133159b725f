import type { StepId } from '#core/base/brand.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { findPlace, findSequence } from '#core/workflow/walk.ts';
import type { Selection } from '../store/editor-state.ts';

/** What is selected when a step goes: what follows it, else what it followed, else what holds it. */
export function findNeighbour(document: WorkflowDocument, stepId: StepId): Selection {
  const place = findPlace(document, stepId);
  if (place === undefined) return null;
  const siblings = findSequence(document, place.container) ?? [];
  return siblings[place.index + 1]?.id ?? siblings[place.index - 1]?.id ?? place.container?.stepId ?? 'trigger';
}
