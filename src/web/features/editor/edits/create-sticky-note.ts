import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { StickyNote } from '#core/workflow/sticky-note.ts';
import { listBoxes } from '../../../ui/flow/find-overlap.ts';
import type { CardId } from '../../../ui/flow/flow-layout.ts';
import { layoutDocument } from '../../../ui/flow/layout-document.ts';

const WIDTH = 220;
const HEIGHT = 128;
const AIR = 32;

/** An empty note at the height of a card, to the right of everything that lies there. */
export function createStickyNote(document: WorkflowDocument, anchor: CardId, id: string): StickyNote {
  const layout = layoutDocument(document);
  const card = layout.cards.find((one) => one.id === anchor) ?? { x: 0, y: 0 };
  const boxes = [
    ...listBoxes(layout),
    ...layout.notes.map(({ note, x, y }) => ({ x, y, width: note.width, height: note.height })),
  ];
  const rights = boxes
    .filter(({ y, height }) => y < card.y + HEIGHT && y + height > card.y)
    .map(({ x, width }) => x + width);
  const dx = Math.round(Math.max(...rights) - card.x) + AIR;
  return { id, text: '', colour: 'yellow', width: WIDTH, height: HEIGHT, anchor, dx, dy: 0 };
}
