import { createContext } from 'react';
import type { CardId } from './flow-layout.ts';

/** Tells the canvases of one page apart, for example a version's beside the draft's. */
export const FlowIdContext = createContext('flow');

export function cardElementId(flowId: string, cardId: CardId): string {
  return `${flowId}-card-${cardId}`;
}
