import { useRef, useState } from 'react';
import type { PickerKeys } from '../fields/use-inline-picker.ts';

type OpenPicker = { readonly start: number; readonly caret: number; readonly query: string; readonly at: DOMRect };

const OPENING = '{{';

/** The variables that typing "{{" opens in a formula; they close when the caret leaves what was typed behind it. */
export function useFormulaPicker() {
  const [open, setOpen] = useState<OpenPicker | null>(null);
  const keys = useRef<PickerKeys | null>(null);
  /** After typing: where the caret is in the text, and where the field is in the window. */
  const follow = (text: string, caret: number, at: DOMRect): void => {
    const before = text.slice(0, caret);
    const start = open?.start ?? (before.endsWith(OPENING) ? caret - OPENING.length : -1);
    const typed = start < 0 ? '' : before.slice(start);
    const isInside = typed.startsWith(OPENING) && !/\n|\}\}/.test(typed);
    setOpen(isInside ? { start, caret, query: typed.slice(OPENING.length), at: open?.at ?? at } : null);
  };
  return { open, keys, follow, close: () => setOpen(null) };
}
