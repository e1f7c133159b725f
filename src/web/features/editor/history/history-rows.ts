import type { OrderedChange } from '../store/draft.ts';
import type { History } from '../store/history.ts';

/** One line of the history. Own changes can be gone back to; those of others are shown for orientation. */
export type HistoryRow = {
  readonly id: string;
  readonly label: string;
  /** Unix time in milliseconds. */
  readonly at: number;
  /** `lost`: an own change that others have overwritten. */
  readonly kind: 'done' | 'undone' | 'foreign' | 'lost';
  /** null: this editor. */
  readonly author: string | null;
  /** How many own changes of `done` stand when this row is the newest that does; null where there is no way back. */
  readonly position: number | null;
};

/** A change of the draft that this editor has not made. */
export type ForeignChange = Pick<OrderedChange, 'changeId' | 'label' | 'memberId' | 'memberName' | 'createdAt'>;

/**
 * The changes of the draft, newest first. Own ones keep the order in which undo takes them back; others' are put between
 * them by their time, which another clock has measured.
 */
export function listHistoryRows(
  { done, undone, lost }: History,
  foreign: readonly ForeignChange[],
  memberId: string,
): readonly HistoryRow[] {
  const own = [...done, ...undone.toReversed()].map(({ id, label, editedAt }, index): HistoryRow => ({
    id,
    label,
    at: editedAt,
    kind: index < done.length ? 'done' : 'undone',
    author: null,
    position: index + 1,
  }));
  const others = foreign.map((change): HistoryRow => ({
    id: change.changeId,
    label: change.label,
    at: Date.parse(change.createdAt),
    kind: 'foreign',
    author: change.memberId === memberId ? 'You, elsewhere' : change.memberName,
    position: null,
  }));
  const overwritten = lost.map(({ id, label, editedAt }): HistoryRow => ({
    id,
    label,
    at: editedAt,
    kind: 'lost',
    author: null,
    position: null,
  }));
  const rest = [...others, ...overwritten].toSorted((a, b) => a.at - b.at);
  return mergeByTime(own, rest).toReversed();
}

function mergeByTime(own: readonly HistoryRow[], others: readonly HistoryRow[]): readonly HistoryRow[] {
  const merged: HistoryRow[] = [];
  let next = 0;
  for (const row of own) {
    for (let other = others[next]; other !== undefined && other.at <= row.at; other = others[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(row);
  }
  return [...merged, ...others.slice(next)];
}
