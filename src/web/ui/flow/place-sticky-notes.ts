import type { StepId } from '#core/base/brand.ts';
import { listStickyNotes } from '#core/workflow/change-sticky-notes.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { StickyNote } from '#core/workflow/sticky-note.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './flow-geometry.ts';
import type { FlowCard } from './flow-layout.ts';

/** A sticky note where its card has put it. `x`, `y`: the upper left corner. */
export type PlacedNote = { readonly id: string; readonly note: StickyNote; readonly x: number; readonly y: number };

/** Places notes beside their cards: without its card a note lies beside the trigger, with a folded one it is not shown. */
export function placeStickyNotes(
  document: WorkflowDocument,
  cards: readonly FlowCard[],
  hidden: ReadonlySet<StepId>,
): readonly PlacedNote[] {
  const notes = listStickyNotes(document);
  if (notes.length === 0) return NONE;
  const byId = new Map(cards.map((card) => [card.id, card]));
  return notes.flatMap((note) => {
    if (hidden.has(note.anchor)) return [];
    const card = byId.get(note.anchor) ?? byId.get('trigger');
    return card === undefined ? [] : [{ id: note.id, note, x: card.x + note.dx, y: card.y + note.dy }];
  });
}

const NONE: readonly PlacedNote[] = [];

/** Says which card a note belongs to that was dropped at a place: the one nearest to it. */
export function anchorStickyNote(
  cards: readonly FlowCard[],
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Pick<StickyNote, 'anchor' | 'dx' | 'dy'> {
  let best = { anchor: 'trigger', dx: Math.round(x), dy: Math.round(y), distance: Number.POSITIVE_INFINITY };
  for (const card of cards) {
    const apart = Math.max(0, card.x - (x + width), x - (card.x + CARD_WIDTH));
    const above = Math.max(0, card.y - (y + height), y - (card.y + CARD_HEIGHT));
    const distance = Math.hypot(apart, above);
    if (distance < best.distance) {
      best = { anchor: card.id, dx: Math.round(x - card.x), dy: Math.round(y - card.y), distance };
    }
  }
  return { anchor: best.anchor, dx: best.dx, dy: best.dy };
}
