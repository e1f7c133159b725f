import { useState, type KeyboardEvent } from 'react';
import { listCompletions, type Completion } from './formula-completion.ts';

type Slot = { readonly name: string; readonly hint: string };

/** Follows the caret of a formula: which names fit there, which is chosen, and the keys for it. */
export function useCompletion(
  source: string,
  slots: readonly Slot[],
  onChoose: (start: number, chosen: Completion) => void,
) {
  const [place, setPlace] = useState<{ readonly caret: number; readonly at: DOMRect } | null>(null);
  const [index, setIndex] = useState(0);
  const { start, completions } =
    place === null
      ? { start: 0, completions: [] }
      : listCompletions(source, Math.min(place.caret, source.length), slots);
  const active = Math.min(index, completions.length - 1);
  const close = () => setPlace(null);
  const choose = (completion: Completion) => {
    close();
    onChoose(start, completion);
  };
  /** True when the key was meant for the list. */
  const press = (event: KeyboardEvent): boolean => {
    const chosen = completions[active];
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const move = event.key === 'ArrowDown' ? 1 : -1;
        setIndex((active + move + completions.length) % completions.length);
        return true;
      }
      case 'Enter':
      case 'Tab':
        choose(chosen);
        return true;
      case 'Escape':
        close();
        return true;
      default:
        return false;
    }
  };
  /** After typing: where the caret is, and where the field is in the window. */
  const type = (caret: number, at: DOMRect) => {
    setPlace({ caret, at });
    setIndex(0);
  };
  return { at: place?.at, completions, active, choose, press, type, close };
}
