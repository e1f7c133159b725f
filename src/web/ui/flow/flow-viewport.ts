import type { Viewport } from '@xyflow/react';
import type { FlowBounds } from './flow-layout.ts';

export type Size = { readonly width: number; readonly height: number };

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 1.6;
/** From further away than this only icon and name of a card can be read, and are drawn larger. */
export const FAR_ZOOM = 0.55;
const MARGIN = 40;
/** A bar may lie over the upper edge of the canvas. */
const BELOW_BAR = 64;
/** Smaller than this a card cannot be read. */
const READABLE_ZOOM = 0.65;

/** The whole flow in the middle. */
export function fitViewport(bounds: FlowBounds, size: Size): Viewport {
  const zoom = Math.max(MIN_ZOOM, fittingZoom(bounds, size));
  return {
    zoom,
    x: size.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: Math.max(MARGIN, (size.height - bounds.height * zoom) / 2),
  };
}

/** How a flow is first shown: all of it while that can be read, else its beginning. */
export function startViewport(bounds: FlowBounds, size: Size): Viewport {
  if (fittingZoom(bounds, size) >= READABLE_ZOOM) return { ...fitViewport(bounds, size), y: MARGIN };
  const zoom = Math.min(1, Math.max(READABLE_ZOOM, (size.width - 2 * MARGIN) / bounds.width));
  return { zoom, x: size.width / 2, y: MARGIN };
}

/** The viewport moved as little as needed to show a card or a note, or null when it is in view already. */
export function revealViewport(box: FlowBounds, size: Size, viewport: Viewport): Viewport | null {
  const { zoom } = viewport;
  const left = box.x * zoom + viewport.x;
  const top = box.y * zoom + viewport.y;
  const x = viewport.x + shift(left, left + box.width * zoom, size.width);
  const y = viewport.y + shift(top, top + box.height * zoom, size.height, BELOW_BAR);
  return x === viewport.x && y === viewport.y ? null : { x, y, zoom };
}

function fittingZoom(bounds: FlowBounds, size: Size): number {
  return Math.min(1, (size.width - 2 * MARGIN) / bounds.width, (size.height - 2 * MARGIN) / bounds.height);
}

function shift(start: number, end: number, length: number, startMargin = MARGIN): number {
  if (start < startMargin) return startMargin - start;
  return end > length - MARGIN ? length - MARGIN - end : 0;
}
