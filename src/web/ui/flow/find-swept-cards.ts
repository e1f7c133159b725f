import { CARD_HEIGHT, CARD_WIDTH } from './flow-geometry.ts';
import type { CardId, FlowLayout } from './flow-layout.ts';

export type FlowPoint = { readonly x: number; readonly y: number };

/** Ids of the steps that a rectangle between two corners touches, in flow order. */
export function findSweptCards(
  { cards }: Pick<FlowLayout, 'cards'>,
  from: FlowPoint,
  to: FlowPoint,
): readonly CardId[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return cards.flatMap(({ id, step, x, y }) =>
    step !== null && x < right && x + CARD_WIDTH > left && y < bottom && y + CARD_HEIGHT > top ? [id] : [],
  );
}
