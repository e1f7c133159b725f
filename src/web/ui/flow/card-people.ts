import { createContext, useContext } from 'react';
import type { CardId } from './flow-layout.ts';

/** Somebody who has a card selected in an editor of their own. */
export type CardPerson = {
  readonly name: string;
  /** Number of a colour for persons, from 0. */
  readonly colour: number;
};

/** The theme has as many. */
export const PERSON_COLOURS = 6;

const NOBODY: readonly CardPerson[] = [];

/** Who has which card selected. Beside the cards' data, so that somebody's walk through a flow describes no card anew. */
export const CardPeopleContext = createContext<ReadonlyMap<CardId, readonly CardPerson[]>>(new Map());

export function usePeopleAt(id: CardId): readonly CardPerson[] {
  return useContext(CardPeopleContext).get(id) ?? NOBODY;
}

export function personColour(colour: number): string {
  return `var(--mill-person-${colour + 1})`;
}
