import type { CardId } from './flow-layout.ts';

/** What a canvas where several cards can be selected shows and tells its owner. */
export type FlowSelecting = {
  /** Cards that are selected beside the one that keys start from. */
  readonly alsoSelected: ReadonlySet<CardId>;
  /** A click with Shift, Ctrl or Command. */
  readonly onToggle: (id: CardId) => void;
  /** Cards that a rectangle was drawn over; the trigger is never one. */
  readonly onSweep: (ids: readonly CardId[]) => void;
};

export function isToggling(event: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}) {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}
