import type { KeyboardEvent } from 'react';

type Place = {
  readonly index: number;
  readonly lastIndex: number;
  /** Brings a row into view, so that it is drawn and can be focused. */
  readonly scrollTo: (index: number) => void;
};

/** Moves the focus from the link of one row to that of another. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, place: Place): void {
  const body = event.currentTarget.closest('tbody');
  const next = findNext(event.key, place);
  if (body === null || next === undefined) return;
  event.preventDefault();
  const findLink = () => body.querySelector<HTMLElement>(`tr[data-index="${next}"] a`);
  const link = findLink();
  if (link !== null) return link.focus();
  place.scrollTo(next);
  // A row far away is drawn in the frame after the scrolling.
  requestAnimationFrame(() => requestAnimationFrame(() => findLink()?.focus()));
}

function findNext(key: string, { index, lastIndex }: Place): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, lastIndex);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return lastIndex;
    default:
      return undefined;
  }
}
