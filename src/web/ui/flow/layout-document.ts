import type { StepId } from '#core/base/brand.ts';
import { ERROR_BRANCH } from '#core/workflow/branch-ids.ts';
import type { Container, Step, WorkflowDocument } from '#core/workflow/document.ts';
import { bentPath, straightPath } from './edge-path.ts';
import {
  BRANCH_HEAD,
  BRANCH_INSERT_AT,
  BRANCH_SPACING,
  CARD_HEIGHT,
  CARD_WIDTH,
  CORNER_RADIUS,
  END_INSERT_AT,
  FOLD_AT,
  FOLD_END,
  INSERT_SIZE,
  JOIN_GAP,
  LABEL_AT,
  SPLIT_AT,
  STEP_GAP,
} from './flow-geometry.ts';
import { placeStickyNotes, type PlacedNote } from './place-sticky-notes.ts';
import {
  insertId,
  PAST_BRANCHES,
  type CardId,
  type FlowBounds,
  type FlowBranchLabel,
  type FlowCard,
  type FlowEdge,
  type FlowFold,
  type FlowInsert,
  type FlowLayout,
} from './flow-layout.ts';

/** What the line into the next card, or to the open end, comes from. */
type Tail = { readonly from: CardId; readonly branchId: string | null; readonly y: number };
type Drawing = {
  readonly widths: ReadonlyMap<Step, number>;
  readonly collapsed: ReadonlySet<StepId>;
  readonly cards: FlowCard[];
  readonly inserts: FlowInsert[];
  readonly branchLabels: FlowBranchLabel[];
  readonly folds: FlowFold[];
  readonly edges: FlowEdge[];
};

const NONE: ReadonlySet<StepId> = new Set();

/**
 * Places the cards of a document top to bottom around the axis x = 0, branches side by side in their order, joined
 * again below; of a step in `collapsed` only a chip tells that it branches. Linear in the number of steps, and the same document always gives the same picture.
 */
export function layoutDocument(document: WorkflowDocument, collapsed: ReadonlySet<StepId> = NONE): FlowLayout {
  const widths = new Map<Step, number>();
  const width = measureSequence(document.steps, collapsed, widths);
  const drawing: Drawing = { widths, collapsed, cards: [], inserts: [], branchLabels: [], folds: [], edges: [] };
  drawing.cards.push({ id: 'trigger', step: null, x: -CARD_WIDTH / 2, y: 0 });
  const tail = placeSequence(drawing, document.steps, null, 0, { from: 'trigger', branchId: null, y: CARD_HEIGHT });
  const end = tail.y + END_INSERT_AT;
  drawing.edges.push({ ...endOf(tail), id: `${tail.from}>end`, path: straightPath(0, tail.y, end) });
  drawing.inserts.push(insertAt(null, document.steps.at(-1)?.id ?? null, 0, end));
  const { cards, inserts, branchLabels, folds, edges } = drawing;
  const notes = placeStickyNotes(document, cards, new Set(folds.flatMap(({ hidden }) => hidden)));
  const flow = { x: -width / 2, y: 0, width, height: end + INSERT_SIZE / 2 };
  return { cards, inserts, branchLabels, folds, edges, notes, bounds: notes.reduce(stretchOver, flow) };
}

function stretchOver(bounds: FlowBounds, { x, y, note }: PlacedNote): FlowBounds {
  const left = Math.min(bounds.x, x);
  const top = Math.min(bounds.y, y);
  const right = Math.max(bounds.x + bounds.width, x + note.width);
  const bottom = Math.max(bounds.y + bounds.height, y + note.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function measureSequence(steps: readonly Step[], collapsed: ReadonlySet<StepId>, widths: Map<Step, number>): number {
  let widest = CARD_WIDTH;
  for (const step of steps) {
    if (collapsed.has(step.id)) continue;
    let width = BRANCH_SPACING * (step.branches.length - 1);
    for (const branch of step.branches) width += measureSequence(branch.steps, collapsed, widths);
    // The flow goes straight on; what runs on an error stands beside it, with the same room on the other side.
    if (hasOnlyErrorBranch(step)) width = 2 * (width + BRANCH_SPACING);
    width = Math.max(CARD_WIDTH, width);
    widths.set(step, width);
    widest = Math.max(widest, width);
  }
  return widest;
}

/** Places steps below a tail and gives the tail behind the last one. A first step in a branch stands below the branch's head. */
function placeSequence(
  drawing: Drawing,
  steps: readonly Step[],
  container: Container,
  x: number,
  start: Tail,
  firstY?: number,
): Tail {
  let tail = start;
  let previous: Step | null = null;
  for (const step of steps) {
    const y = previous === null && firstY !== undefined ? firstY : tail.y + STEP_GAP;
    drawing.cards.push({ id: step.id, step, x: x - CARD_WIDTH / 2, y });
    if (previous !== null || firstY === undefined) {
      drawing.edges.push({
        ...tailEnds(tail),
        id: `${tail.from}>${step.id}`,
        to: step.id,
        path: straightPath(x, tail.y, y),
      });
      drawing.inserts.push(insertAt(container, previous?.id ?? null, x, tail.y + STEP_GAP / 2));
    }
    tail = { from: step.id, branchId: null, y: y + CARD_HEIGHT };
    if (step.branches.length > 0) {
      tail = drawing.collapsed.has(step.id)
        ? placeFold(drawing, step, x, tail.y)
        : placeBranches(drawing, step, x, tail.y);
    }
    previous = step;
  }
  return tail;
}

function placeBranches(drawing: Drawing, owner: Step, x: number, y: number): Tail {
  const isBeside = hasOnlyErrorBranch(owner);
  let left = isBeside ? x + BRANCH_SPACING : x - branchesWidth(drawing, owner) / 2;
  let lowest = 0;
  const ends: { readonly tail: Tail; readonly x: number }[] = [];
  for (const branch of owner.branches) {
    const width = sequenceWidth(drawing, branch.steps);
    const middle = left + width / 2;
    const container = { stepId: owner.id, branchId: branch.id };
    const head: Tail = { from: owner.id, branchId: branch.id, y: y + BRANCH_INSERT_AT };
    const [first] = branch.steps;
    const headEnd = first === undefined ? head.y : y + BRANCH_HEAD;
    drawing.edges.push({
      ...tailEnds(head),
      id: `${owner.id}/${branch.id}>`,
      to: first?.id ?? null,
      path: bentPath(x, y, y + SPLIT_AT, middle, headEnd),
    });
    drawing.branchLabels.push({ id: `${owner.id}/${branch.id}`, ...container, x: middle, y: y + LABEL_AT });
    drawing.inserts.push(insertAt(container, null, middle, head.y));
    const tail = placeSequence(drawing, branch.steps, container, middle, head, y + BRANCH_HEAD);
    const end = first === undefined ? tail.y : tail.y + END_INSERT_AT;
    if (first !== undefined) drawing.inserts.push(insertAt(container, branch.steps.at(-1)?.id ?? null, middle, end));
    ends.push({ tail, x: middle });
    lowest = Math.max(lowest, end);
    left += width + BRANCH_SPACING;
  }
  const joinY = lowest + JOIN_GAP;
  if (isBeside) {
    const path = straightPath(x, y, joinY + CORNER_RADIUS);
    drawing.edges.push({ id: `${owner.id}>past`, from: owner.id, branchId: PAST_BRANCHES, to: null, path });
  }
  for (const [index, { tail, x: fromX }] of ends.entries()) {
    const path = bentPath(fromX, tail.y, joinY, x, joinY + CORNER_RADIUS);
    drawing.edges.push({ ...endOf(tail), id: `${owner.id}/${index}>join`, path });
  }
  return { from: owner.id, branchId: null, y: joinY + CORNER_RADIUS };
}

function placeFold(drawing: Drawing, owner: Step, x: number, y: number): Tail {
  const id = `${owner.id}>fold`;
  drawing.folds.push({ id, stepId: owner.id, hidden: listIds(owner), x, y: y + FOLD_AT });
  const path = straightPath(x, y, y + FOLD_END);
  drawing.edges.push({ id, from: owner.id, branchId: null, to: null, path });
  return { from: owner.id, branchId: null, y: y + FOLD_END };
}

function listIds({ branches }: Step): readonly StepId[] {
  return branches.flatMap((branch) => branch.steps.flatMap((step) => [step.id, ...listIds(step)]));
}

function hasOnlyErrorBranch({ branches }: Step): boolean {
  return branches.length === 1 && branches[0]?.id === ERROR_BRANCH;
}

function branchesWidth(drawing: Drawing, { branches }: Step): number {
  return branches.reduce((sum, branch) => sum + sequenceWidth(drawing, branch.steps) + BRANCH_SPACING, -BRANCH_SPACING);
}

function sequenceWidth({ widths }: Drawing, steps: readonly Step[]): number {
  return steps.reduce((widest, step) => Math.max(widest, widths.get(step) ?? CARD_WIDTH), CARD_WIDTH);
}

function tailEnds({ from, branchId }: Tail): Pick<FlowEdge, 'from' | 'branchId'> {
  return { from, branchId };
}

function endOf(tail: Tail): Pick<FlowEdge, 'from' | 'branchId' | 'to'> {
  return { ...tailEnds(tail), to: null };
}

function insertAt(container: Container, after: string | null, x: number, y: number): FlowInsert {
  const position = { container, after };
  return { id: insertId(position), position, x, y };
}
