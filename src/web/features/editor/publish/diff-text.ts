import { diffLines } from 'diff';

export type TextLine = {
  readonly kind: 'same' | 'added' | 'removed' | 'skipped';
  readonly text: string;
};

/** Unchanged lines that are shown around a change. */
const CONTEXT = 2;
/** Past this many changed lines the two texts have little in common, and finding the shortest way takes long. */
const MOST_EDITS = 2000;

/** Two texts line by line; of what stays the same, only what is next to a change. */
export function diffText(before: string, after: string): readonly TextLine[] {
  const parts = diffLines(closed(before), closed(after), { maxEditLength: MOST_EDITS }) ?? [
    { value: closed(before), removed: true, added: false },
    { value: closed(after), removed: false, added: true },
  ];
  return parts.flatMap(({ value, added, removed }, index) => {
    const texts = value === '' ? [] : value.slice(0, -1).split('\n');
    if (added) return texts.map<TextLine>((text) => ({ kind: 'added', text }));
    if (removed) return texts.map<TextLine>((text) => ({ kind: 'removed', text }));
    return shorten(texts, index > 0 ? CONTEXT : 0, index < parts.length - 1 ? CONTEXT : 0);
  });
}

function shorten(texts: readonly string[], atStart: number, atEnd: number): readonly TextLine[] {
  const same = (text: string): TextLine => ({ kind: 'same', text });
  const skipped = texts.length - atStart - atEnd;
  if (skipped <= 1) return texts.map(same);
  return [
    ...texts.slice(0, atStart).map(same),
    { kind: 'skipped', text: `${skipped} unchanged lines` },
    ...texts.slice(texts.length - atEnd).map(same),
  ];
}

/** The end of the last line is no difference. */
function closed(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
