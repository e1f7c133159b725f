import type { Operation } from '#core/workflow/operation.ts';
import type { DraftEvent } from './draft.ts';
import { adjustToForeign } from './adjust-to-foreign.ts';
import { compressOperations } from './operation-target.ts';

/** One change of this editor and what takes it back. */
type Part = { readonly changeId: string; readonly inverse: readonly Operation[] };

/** What a person did as one thing; a burst of typing may be several changes. */
export type HistoryEntry = {
  /** Stays the same while the entry is taken back and done again. */
  readonly id: string;
  readonly label: string;
  readonly parts: readonly Part[];
  readonly mergeKey: string | null;
  readonly editedAt: number;
};

/** This editor's own changes that can be taken back, and those taken back that can be done again. Newest last. */
export type History = {
  readonly done: readonly HistoryEntry[];
  readonly undone: readonly HistoryEntry[];
  /** Those of which others have left nothing to take back, for the list. */
  readonly lost: readonly HistoryEntry[];
};

export const emptyHistory: History = { done: [], undone: [], lost: [] };

const MAX_ENTRIES = 200;
const LONGEST_PAUSE_MS = 1000;

/** Says whether an edit belongs to the newest entry. */
export function continuesEntry(history: History, mergeKey: string | undefined, now: number): boolean {
  const last = history.done.at(-1);
  return mergeKey !== undefined && last?.mergeKey === mergeKey && now - last.editedAt <= LONGEST_PAUSE_MS;
}

export function pushEntry(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return [...entries.slice(1 - MAX_ENTRIES), entry];
}

/** Adds a change to the newest entry, or replaces it there when it grew. */
export function extendEntry(history: History, part: Part, now: number): History {
  const last = history.done.at(-1);
  if (last === undefined) return history;
  const parts = [...last.parts.filter(({ changeId }) => changeId !== part.changeId), part];
  return { ...history, done: [...history.done.slice(0, -1), { ...last, parts, editedAt: now }], undone: [] };
}

/** What undo, or redo, would take back next. */
export function newestEntry(
  { done, undone }: Pick<History, 'done' | 'undone'>,
  verb: 'Undo' | 'Redo',
): HistoryEntry | undefined {
  return (verb === 'Undo' ? done : undone).at(-1);
}

/** Moves the newest entry to the other side, where `back` stands for it. null: it could not be taken back and is gone. */
export function turnEntry(history: History, verb: 'Undo' | 'Redo', back: HistoryEntry | null): History {
  const { done, undone } = history;
  const add = (entries: readonly HistoryEntry[]) => (back === null ? entries : pushEntry(entries, back));
  return verb === 'Undo'
    ? { ...history, done: done.slice(0, -1), undone: add(undone) }
    : { ...history, done: add(done), undone: undone.slice(0, -1) };
}

/** The operations that take an entry back, newest change first. */
export function inverseOf(entry: HistoryEntry): readonly Operation[] {
  return compressOperations(entry.parts.toReversed().flatMap(({ inverse }) => inverse));
}

/** Keeps the inverses right after the server's order is in. Entries of which nothing is left can no longer be taken back. */
export function followDraft(history: History, events: readonly DraftEvent[]): History {
  if (events.length === 0) return history;
  const done = followEvents(history.done, events);
  const undone = followEvents(history.undone, events);
  const lost = done.filter(isEmpty).reduce(pushEntry, history.lost);
  return { done: done.filter((entry) => !isEmpty(entry)), undone: undone.filter((entry) => !isEmpty(entry)), lost };
}

function followEvents(entries: readonly HistoryEntry[], events: readonly DraftEvent[]): readonly HistoryEntry[] {
  return entries.map((entry) => {
    const parts = entry.parts.map((part) => events.reduce(followInPart, part));
    return parts.every((part, index) => part === entry.parts[index]) ? entry : { ...entry, parts };
  });
}

/** Asked at the end only: what somebody else's change leaves nothing of may be derived anew behind it. */
function isEmpty({ parts }: HistoryEntry): boolean {
  return parts.every(({ inverse }) => inverse.length === 0);
}

function followInPart(part: Part, event: DraftEvent): Part {
  switch (event.kind) {
    case 'rederived':
      return part.changeId === event.changeId ? { ...part, inverse: event.inverse } : part;
    case 'foreign': {
      const inverse = adjustToForeign(part.inverse, event.operations, event.before);
      return inverse === part.inverse ? part : { ...part, inverse };
    }
    default:
      return event satisfies never;
  }
}
