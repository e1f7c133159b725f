import { useMemo } from 'react';
import type { CardId } from './flow-layout.ts';
import type { FlowSelecting } from './flow-selecting.ts';
import type { ShownSelection } from './use-flow-model.ts';

const NO_CARDS: readonly CardId[] = [];

/** What looks selected: what is, and what a rectangle that is being drawn would add. */
export function useShownSelection(
  selection: CardId | null,
  selecting: FlowSelecting | null,
  swept: readonly CardId[] = NO_CARDS,
): ShownSelection {
  const also = selecting?.alsoSelected;
  return useMemo(() => ({ selection, alsoSelected: new Set([...(also ?? []), ...swept]) }), [selection, also, swept]);
}
