import type { StepId } from '#core/base/brand.ts';
import type { Position } from '#core/workflow/document.ts';
import type { StickyEditing } from './sticky-editing.ts';
import type { CardId } from './flow-layout.ts';

export type ScreenPoint = { readonly x: number; readonly y: number };

/** What a canvas that may change the flow tells its owner. */
export type FlowEditing = {
  readonly onInsert: (position: Position, at: ScreenPoint) => void;
  /** A card was dropped; of several selected ones it brings the others along. */
  readonly onMove: (stepId: StepId, position: Position) => void;
  readonly onOpen: (id: CardId) => void;
  readonly onContextMenu: (id: CardId, at: ScreenPoint) => void;
  readonly notes: StickyEditing;
};

/** Branching steps whose branches are not drawn, and what shows them again. */
export type FlowFolding = {
  readonly collapsed: ReadonlySet<StepId>;
  readonly onExpand: (stepId: StepId) => void;
};

/** How the owner of a canvas moves the view. */
export type FlowCanvasHandle = {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  /** Brings a card into view when it is outside; one that is about to be drawn as soon as it is. */
  readonly reveal: (id: CardId) => void;
  readonly focus: () => void;
  /** Gives a sticky note the keyboard, and brings it into view. */
  readonly focusNote: (noteId: string) => void;
  /** Where a card's lower edge is on the screen. */
  readonly locate: (id: CardId) => ScreenPoint;
};
