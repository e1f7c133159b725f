import { useReactFlow, type OnNodeDrag } from '@xyflow/react';
import { useState } from 'react';
import { findDropTarget, listDropTargets } from './find-drop-target.ts';
import type { FlowEditing } from './flow-editing.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './flow-geometry.ts';
import type { CardId, FlowInsert, FlowLayout } from './flow-layout.ts';
import type { CardDrag, FlowNode } from './flow-nodes.ts';
import type { ShownSelection } from './use-flow-model.ts';

export type Drag = {
  readonly card: CardDrag;
  readonly targets: readonly FlowInsert[];
  readonly targetIds: ReadonlySet<string>;
  readonly target: FlowInsert | undefined;
};

/** A card being dragged to another place of the flow; of several selected ones it takes the others along. */
export function useCardDrag(layout: FlowLayout, selected: ShownSelection, editing: FlowEditing | null) {
  const { screenToFlowPosition } = useReactFlow();
  const [drag, setDrag] = useState<Drag | null>(null);

  const start: OnNodeDrag<FlowNode> = (_event, { id, position }) => {
    const along = listAlong(id, selected);
    const targets = listDropTargets(layout, [id, ...along]);
    const targetIds = new Set(targets.map((target) => target.id));
    setDrag({ card: { id, ...position, along }, targets, targetIds, target: undefined });
  };

  const move: OnNodeDrag<FlowNode> = (event, { position }) => {
    // Touch events say nothing of where they are; the middle of the card will do.
    const pointer =
      'clientX' in event
        ? screenToFlowPosition({ x: event.clientX, y: event.clientY })
        : { x: position.x + CARD_WIDTH / 2, y: position.y + CARD_HEIGHT / 2 };
    setDrag((current) =>
      current === null
        ? null
        : {
            ...current,
            card: { ...current.card, ...position },
            target: findDropTarget(current.targets, pointer.x, pointer.y),
          },
    );
  };

  const stop: OnNodeDrag<FlowNode> = () => {
    setDrag(null);
    if (drag?.target !== undefined) editing?.onMove(drag.card.id, drag.target.position);
  };

  return { drag, dragHandlers: { onNodeDragStart: start, onNodeDrag: move, onNodeDragStop: stop } };
}

/** The other selected cards, when the dragged one is selected itself. */
function listAlong(dragged: CardId, { selection, alsoSelected }: ShownSelection): ReadonlySet<CardId> {
  const selected = new Set(selection === null ? [] : [...alsoSelected, selection]);
  return selected.delete(dragged) ? selected : new Set();
}
