import type { CardText } from './list-card-texts.ts';

/** Gives the texts that hold what is searched for, whatever its case and its surrounding space; none for an empty search. */
export function findMatches(texts: readonly CardText[], search: string): readonly CardText[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return [];
  return texts.filter(({ text }) => text.toLowerCase().includes(wanted));
}
