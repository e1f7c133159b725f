import type { StepId } from '#core/base/brand.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { findPlace, findSequence } from '#core/workflow/walk.ts';
import type { Selection } from '../store/editor-state.ts';

/** What is selected when steps go: what follows the last one, else what it followed, else what holds it. */
export function findNeighbour(document: WorkflowDocument, stepIds: readonly StepId[]): Selection {
  const last = stepIds.at(-1);
  const place = last === undefined ? undefined : findPlace(document, last);
  if (place === undefined) return null;
  const siblings = findSequence(document, place.container) ?? [];
  const before = siblings.slice(0, place.index).findLast(({ id }) => !stepIds.includes(id));
  return siblings[place.index + 1]?.id ?? before?.id ?? place.container?.stepId ?? 'trigger';
}
