import type { StepId } from '#core/base/brand.ts';
import { listStickyNotes } from '#core/workflow/change-sticky-notes.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { StickyNote } from '#core/workflow/sticky-note.ts';

/** Beside a card, with some air between. */
const BESIDE_CARD = 312;
/** Further notes of one card lie a little lower, so that each can be taken hold of. */
const NEXT_NOTE = 32;

/** An empty note to the right of a card, over what else lies there. */
export function createStickyNote(document: WorkflowDocument, anchor: StepId | 'trigger', id: string): StickyNote {
  const there = listStickyNotes(document).filter((note) => note.anchor === anchor).length;
  return {
    id,
    text: '',
    colour: 'yellow',
    width: 220,
    height: 128,
    anchor,
    dx: BESIDE_CARD + there * NEXT_NOTE,
    dy: there * NEXT_NOTE,
  };
}
