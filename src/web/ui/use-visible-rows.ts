import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState, type RefObject } from 'react';

/** Shorter lists are drawn whole: the browser's own search and screen readers then see all of it. */
const LONGEST_WHOLE_LIST = 100;

/** Which rows of a table to draw, and the heights that stand for those before and after. */
export function useVisibleRows(body: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [place, setPlace] = useState<{ readonly scroller: HTMLElement; readonly margin: number }>();
  const isVirtual = count > LONGEST_WHOLE_LIST;
  useLayoutEffect(() => {
    if (body.current === null || !isVirtual) return;
    const scroller = findScroller(body.current);
    const margin = body.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    setPlace({ scroller, margin });
  }, [body, isVirtual]);
  const scrollMargin = place?.margin ?? 0;
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => place?.scroller ?? null,
    estimateSize: () => rowHeight,
    scrollMargin,
    overscan: 10,
    initialRect: { width: 0, height: 900 },
  });
  if (!isVirtual) {
    return {
      indexes: Array.from({ length: count }, (_, index) => index),
      before: 0,
      after: 0,
      scrollTo: () => undefined,
    };
  }
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items.at(0), items.at(-1)];
  return {
    indexes: items.map(({ index }) => index),
    before: first === undefined ? 0 : first.start - scrollMargin,
    after: last === undefined ? count * rowHeight : virtualizer.getTotalSize() - (last.end - scrollMargin),
    scrollTo: (index: number) => virtualizer.scrollToIndex(index),
  };
}

function findScroller(element: HTMLElement): HTMLElement {
  let parent = element.parentElement;
  while (parent !== null) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
    parent = parent.parentElement;
  }
  return document.documentElement;
}
