import type { Present } from '#contract/presence.ts';

export function isSamePresence(a: readonly Present[], b: readonly Present[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ tabId, memberName, selection }, index) => {
      const other = b[index];
      return tabId === other?.tabId && memberName === other.memberName && selection === other.selection;
    })
  );
}

/** Who has come and gone, in words; empty when nobody did. */
export function describeComings(before: readonly Present[], after: readonly Present[]): string {
  const nameNew = (known: readonly Present[], people: readonly Present[]): readonly string[] => {
    const ids = new Set(known.map(({ memberId }) => memberId));
    const fresh = people.filter(({ memberId }) => !ids.has(memberId));
    return [...new Map(fresh.map(({ memberId, memberName }) => [memberId, memberName])).values()];
  };
  return [
    ...nameNew(before, after).map((name) => `${name} is in this draft too.`),
    ...nameNew(after, before).map((name) => `${name} has left.`),
  ].join(' ');
}
