import type { StepId } from '#core/base/brand.ts';
import type { PlacedNote } from './place-sticky-notes.ts';
import type { Position, Step } from '#core/workflow/document.ts';

/** The id of a step, or `'trigger'`. */
export type CardId = StepId;

/** `x`, `y`: the upper left corner. `step` null: the trigger. */
export type FlowCard = { readonly id: CardId; readonly step: Step | null; readonly x: number; readonly y: number };

/** Where a step can be put in. `x`, `y`: the middle of its button. `after`: the card that it follows on the way, for its name. */
export type FlowInsert = {
  readonly id: string;
  readonly position: Position;
  readonly x: number;
  readonly y: number;
};

export type FlowBranchLabel = {
  readonly id: string;
  readonly stepId: StepId;
  readonly branchId: string;
  /** The middle. */
  readonly x: number;
  readonly y: number;
};

/** What stands under a branching step whose branches are not drawn. `x`, `y`: the middle. */
export type FlowFold = {
  readonly id: string;
  readonly stepId: StepId;
  /** All steps that it hides. */
  readonly hidden: readonly StepId[];
  readonly x: number;
  readonly y: number;
};

/** In the place of a branch: the line that goes on past an error branch. */
export const PAST_BRANCHES = '>past';

/**
 * A line of the flow. `from` has run when the line was gone along; `branchId` says by which branch it was left.
 * `to` null: a join or an open end.
 */
export type FlowEdge = {
  readonly id: string;
  readonly from: CardId;
  readonly branchId: string | null;
  readonly to: CardId | null;
  /** SVG path data. */
  readonly path: string;
};

export type FlowBounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type FlowLayout = {
  readonly cards: readonly FlowCard[];
  readonly inserts: readonly FlowInsert[];
  readonly branchLabels: readonly FlowBranchLabel[];
  readonly folds: readonly FlowFold[];
  readonly edges: readonly FlowEdge[];
  readonly notes: readonly PlacedNote[];
  readonly bounds: FlowBounds;
};

/** Names an insert place, and with it its button; stable while its neighbours stay. */
export function insertId({ container, after }: Position): string {
  return `${container === null ? '' : `${container.stepId}/${container.branchId}`}:${after ?? ''}`;
}
