import type { Present } from '#contract/presence.ts';
import { PERSON_COLOURS, type CardPerson } from '../../../ui/flow/card-people.ts';
import type { Selection } from '../store/editor-state.ts';

/** Somebody else in the draft, or this member in another tab. */
export type Person = CardPerson & {
  readonly memberId: string;
  readonly initials: string;
  /** What they have selected; of several tabs the last one that has something selected. */
  readonly selection: Selection;
};

/** The others as persons, in the order of their coming; who is in two tabs is one. */
export function listPeople(others: readonly Present[], ownMemberId: string): readonly Person[] {
  const byMember = Map.groupBy(others, ({ memberId }) => memberId);
  const colours = chooseColours([...byMember.keys()]);
  return [...byMember].map(([memberId, tabs]) => {
    const name = memberId === ownMemberId ? 'You, in another tab' : (tabs[0]?.memberName ?? '');
    return {
      memberId,
      name,
      initials: findInitials(tabs[0]?.memberName ?? ''),
      colour: colours.get(memberId) ?? 0,
      selection: tabs.findLast(({ selection }) => selection !== null)?.selection ?? null,
    };
  });
}

/** Each member's own colour, the next free one where two would have the same, so that everybody sees the same ones. */
function chooseColours(memberIds: readonly string[]): ReadonlyMap<string, number> {
  const chosen = new Map<string, number>();
  const taken = new Set<number>();
  for (const memberId of memberIds.toSorted()) {
    let colour = sumOf(memberId) % PERSON_COLOURS;
    if (taken.size < PERSON_COLOURS) while (taken.has(colour)) colour = (colour + 1) % PERSON_COLOURS;
    taken.add(colour);
    chosen.set(memberId, colour);
  }
  return chosen;
}

function sumOf(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum = (sum * 31 + text.charCodeAt(index)) % 9973;
  return sum;
}

function findInitials(name: string): string {
  const words = name.trim().split(/\s+/);
  const named = words.length > 1 ? [words[0], words.at(-1)] : words;
  return named
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase();
}

/** Who has which card selected. */
export function groupByCard(people: readonly Person[]): ReadonlyMap<string, readonly CardPerson[]> {
  const at = people.flatMap(({ name, colour, selection }) => (selection === null ? [] : [{ name, colour, selection }]));
  return Map.groupBy(at, ({ selection }) => selection);
}
