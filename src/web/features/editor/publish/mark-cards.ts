import type { DocumentChange } from '#core/workflow/diff-documents.ts';
import type { CardChange } from '../../../ui/flow/card-changes.ts';
import type { CardId } from '../../../ui/flow/flow-layout.ts';

/** The card that a change is to be seen on; null: none, because the step is gone, or it is a sticky note. */
export function findCardOf({ kind, stepId, noteId }: DocumentChange): CardId | null {
  if (kind === 'removed' || noteId !== undefined) return null;
  return stepId ?? 'trigger';
}

/** How each card of the later document differs. A change of the workflow itself is shown at its trigger. */
export function markCards(changes: readonly DocumentChange[]): ReadonlyMap<CardId, readonly CardChange[]> {
  const marks = new Map<CardId, CardChange[]>();
  for (const change of changes) {
    const card = findCardOf(change);
    if (card === null || change.kind === 'removed') continue;
    const mark = change.kind === 'renamed' ? 'changed' : change.kind;
    const found = marks.get(card) ?? [];
    if (!found.includes(mark)) found.push(mark);
    marks.set(card, found);
  }
  return marks;
}
