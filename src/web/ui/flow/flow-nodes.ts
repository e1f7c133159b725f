import type { Node } from '@xyflow/react';
import type { FlowCardData } from './flow-card-data.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './flow-geometry.ts';
import type { CardId, FlowLayout } from './flow-layout.ts';

export type FlowNode = Node<FlowCardData, 'card'>;
/** A card that is being dragged, by its upper left corner, and those that go along. */
export type CardDrag = {
  readonly id: CardId;
  readonly x: number;
  readonly y: number;
  readonly along: ReadonlySet<CardId>;
};

type NodeSources = {
  readonly layout: FlowLayout;
  readonly data: ReadonlyMap<CardId, FlowCardData>;
  /** The card that keys start from. */
  readonly selection: CardId | null;
  readonly alsoSelected: ReadonlySet<CardId>;
  readonly drag: CardDrag | null;
  readonly isReadOnly: boolean;
};

type NodeState = {
  readonly selected: boolean;
  readonly draggable: boolean;
  readonly isDragged: boolean;
  readonly className: string;
};

const DRAGGED_ABOVE = 1000;

/** React Flow's nodes for the cards. A node that did not change keeps its object. */
export function buildNodes(sources: NodeSources, previous: ReadonlyMap<string, FlowNode>): FlowNode[] {
  const { layout, data, selection, alsoSelected, drag, isReadOnly } = sources;
  return layout.cards.flatMap((card) => {
    const cardData = data.get(card.id);
    if (cardData === undefined) return [];
    const isDragged = drag?.id === card.id;
    const { x, y } = isDragged ? drag : card;
    const selected = selection === card.id || alsoSelected.has(card.id);
    const className = nameState(selection === card.id, drag?.along.has(card.id) === true);
    const draggable = !isReadOnly && card.step !== null;
    const last = previous.get(card.id);
    const isSame =
      last?.data === cardData &&
      last.position.x === x &&
      last.position.y === y &&
      last.selected === selected &&
      last.draggable === draggable &&
      last.className === className &&
      (last.zIndex === DRAGGED_ABOVE) === isDragged;
    return isSame ? [last] : [createNode(card.id, cardData, { x, y }, { selected, draggable, isDragged, className })];
  });
}

function createNode(
  id: CardId,
  data: FlowCardData,
  position: FlowNode['position'],
  { selected, draggable, isDragged, className }: NodeState,
): FlowNode {
  return {
    id,
    type: 'card',
    position,
    data,
    selected,
    draggable,
    className,
    zIndex: isDragged ? DRAGGED_ABOVE : 0,
    // All cards have one size, so nothing waits for a measurement.
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    measured: { width: CARD_WIDTH, height: CARD_HEIGHT },
  };
}

/** For what the style sheet tells by the node around a card. */
function nameState(isCursor: boolean, goesAlong: boolean): string {
  return goesAlong ? 'goes-along' : isCursor ? 'cursor' : '';
}
