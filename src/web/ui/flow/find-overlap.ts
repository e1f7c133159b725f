import { CARD_HEIGHT, CARD_WIDTH, FOLD_HEIGHT, INSERT_SIZE } from './flow-geometry.ts';
import type { FlowLayout } from './flow-layout.ts';

export type FlowBox = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Everything that takes room on the canvas: cards, insert buttons, chips, and the names of branches. */
export function listBoxes({ cards, inserts, folds, branchLabels }: FlowLayout): readonly FlowBox[] {
  return [
    ...cards.map(({ id, x, y }) => ({ id, x, y, width: CARD_WIDTH, height: CARD_HEIGHT })),
    ...inserts.map(({ id, x, y }) => centred(`+${id}`, x, y, INSERT_SIZE, INSERT_SIZE)),
    ...folds.map(({ id, x, y }) => centred(id, x, y, 120, FOLD_HEIGHT)),
    ...branchLabels.map(({ id, x, y }) => centred(`label ${id}`, x, y, 120, 22)),
  ];
}

/** Two boxes that overlap, or null. */
export function findOverlap(layout: FlowLayout): readonly [FlowBox, FlowBox] | null {
  const boxes = listBoxes(layout).toSorted((a, b) => a.y - b.y);
  for (const [index, box] of boxes.entries()) {
    for (let at = index + 1; at < boxes.length; at += 1) {
      const other = boxes[at];
      if (other === undefined || other.y >= box.y + box.height) break;
      if (overlap(box, other)) return [box, other];
    }
  }
  return null;
}

function centred(id: string, x: number, y: number, width: number, height: number): FlowBox {
  return { id, x: x - width / 2, y: y - height / 2, width, height };
}

function overlap(a: FlowBox, b: FlowBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
