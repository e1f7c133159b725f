import { ViewportPortal } from '@xyflow/react';
import { CARD_WIDTH } from './flow-geometry.ts';
import type { CardDrag } from './flow-nodes.ts';
import classes from './drag-count.module.css';

/** Says at the corner of the dragged card how many are moved with it. */
export function DragCount({ card }: { readonly card: CardDrag }) {
  if (card.along.size === 0) return null;
  return (
    <ViewportPortal>
      <span
        className={classes['count']}
        style={{ transform: `translate(${card.x + CARD_WIDTH - 14}px, ${card.y - 10}px)` }}
      >
        {card.along.size + 1}
      </span>
    </ViewportPortal>
  );
}
