import { useRef, useState } from 'react';
import type { Template } from '#core/expression/template.ts';
import { getTextBefore, type TemplateRange } from './template-model.ts';

const OPENING = '{{';

/** Keys that go to the open picker instead of the field. */
export type PickerKeys = { readonly press: (event: KeyboardEvent) => boolean };

export type InlinePicker = {
  readonly isOpen: boolean;
  /** What is typed behind "{{". */
  readonly query: string;
  /** Where the caret was when the picker opened, in the window. */
  readonly at: DOMRect | null;
  /** "{{" and the query: what a chosen variable replaces. */
  readonly range: TemplateRange | null;
  readonly keys: React.RefObject<PickerKeys | null>;
  readonly followCaret: (position: number, template: Template, isTyped: boolean) => void;
  readonly close: () => void;
};

type OpenPicker = { readonly start: number; readonly caret: number; readonly query: string; readonly at: DOMRect };

/** The picker that typing "{{" opens at the caret; it closes when the caret leaves what was typed behind it. */
export function useInlinePicker(): InlinePicker {
  const [open, setOpen] = useState<OpenPicker | null>(null);
  const keys = useRef<PickerKeys | null>(null);
  const followCaret = (position: number, template: Template, isTyped: boolean) => {
    const before = getTextBefore(template, position);
    const opensNow = isTyped && before.endsWith(OPENING);
    if (open === null && !opensNow) return;
    const start = open?.start ?? position - OPENING.length;
    const typed = before.slice(Math.max(0, before.length - (position - start)));
    const isInside = typed.startsWith(OPENING) && !/\n|\}\}/.test(typed) && position >= start + OPENING.length;
    if (!isInside) return setOpen(null);
    setOpen({ start, caret: position, query: typed.slice(OPENING.length), at: open?.at ?? getCaretRect() });
  };
  return {
    isOpen: open !== null,
    query: open?.query ?? '',
    at: open?.at ?? null,
    range: open === null ? null : { from: open.start, to: open.caret },
    keys,
    followCaret,
    close: () => setOpen(null),
  };
}

function getCaretRect(): DOMRect {
  const selection = document.getSelection();
  return selection !== null && selection.rangeCount > 0
    ? selection.getRangeAt(0).getBoundingClientRect()
    : new DOMRect();
}
