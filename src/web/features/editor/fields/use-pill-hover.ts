import { useEffect, useState, type RefObject } from 'react';
import type { Reference } from '#core/expression/template.ts';
import { findPill, getPillReference } from './template-dom.ts';

const DELAY_MS = 250;

export type HoveredPill = { readonly reference: Reference; readonly at: DOMRect };

/** The pill that the pointer rests on. */
export function usePillHover(root: RefObject<HTMLElement | null>): HoveredPill | null {
  const [hovered, setHovered] = useState<HoveredPill | null>(null);
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const listeners = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      setHovered(null);
    };
    const enter = (event: PointerEvent) => {
      leave();
      const pill = findPill(element, event.target);
      const reference = pill === undefined ? undefined : getPillReference(pill);
      if (pill === undefined || reference === undefined) return;
      timer = setTimeout(() => setHovered({ reference, at: pill.getBoundingClientRect() }), DELAY_MS);
    };
    element.addEventListener('pointerover', enter, { signal: listeners.signal });
    for (const kind of ['pointerleave', 'pointerdown', 'keydown', 'beforeinput']) {
      element.addEventListener(kind, leave, { signal: listeners.signal });
    }
    return () => {
      listeners.abort();
      clearTimeout(timer);
    };
  }, [root]);
  return hovered;
}
