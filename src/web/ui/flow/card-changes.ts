import { createContext, useContext } from 'react';
import type { CardId } from './flow-layout.ts';

/** What is different about a card in a comparison of two documents. */
export type CardChange = 'added' | 'changed' | 'moved';

const NOTHING: readonly CardChange[] = [];

/** How the cards of a compared flow differ. Beside the cards' data: only comparisons have it. */
export const CardChangesContext = createContext<ReadonlyMap<CardId, readonly CardChange[]>>(new Map());

export function useCardChanges(id: CardId): readonly CardChange[] {
  return useContext(CardChangesContext).get(id) ?? NOTHING;
}
