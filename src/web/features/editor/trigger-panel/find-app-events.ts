import type { EditorAppEvent } from '../store/editor-state.ts';

/** The App Events whose name holds every word of the query, those that begin with it first, else by name. */
export function findAppEvents(appEvents: readonly EditorAppEvent[], query: string): readonly EditorAppEvent[] {
  const wanted = query.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  return appEvents
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .toSorted((a, b) => rank(a, wanted) - rank(b, wanted) || a.name.localeCompare(b.name));
}

function rank({ name }: EditorAppEvent, wanted: string): number {
  return name.toLowerCase().startsWith(wanted) ? 0 : 1;
}
