import { useReactFlow } from '@xyflow/react';
import { useState, type MouseEvent, type PointerEvent } from 'react';
import { findSweptCards, type FlowPoint } from './find-swept-cards.ts';
import type { CardId, FlowLayout } from './flow-layout.ts';
import type { FlowSelecting } from './flow-selecting.ts';

/** A rectangle that is being drawn, in the coordinates of the flow. */
export type Sweep = { readonly from: FlowPoint; readonly to: FlowPoint; readonly ids: readonly CardId[] };

/** Selecting by drawing a rectangle with Shift on the empty canvas; without Shift it is moved, as ever. */
export function useSweep(layout: FlowLayout, selecting: FlowSelecting | null) {
  const { screenToFlowPosition } = useReactFlow();
  const [sweep, setSweep] = useState<Sweep | null>(null);
  const locate = (event: MouseEvent): FlowPoint => screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const begins = (event: MouseEvent): boolean =>
    selecting !== null &&
    event.shiftKey &&
    event.button === 0 &&
    event.target instanceof Element &&
    event.target.classList.contains('react-flow__pane');

  const sweepHandlers = {
    onPointerDownCapture: (event: PointerEvent<HTMLElement>) => {
      if (!begins(event)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = locate(event);
      setSweep({ from: at, to: at, ids: [] });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (sweep === null) return;
      const to = locate(event);
      setSweep({ ...sweep, to, ids: findSweptCards(layout, sweep.from, to) });
    },
    onPointerUp: () => {
      if (sweep === null) return;
      setSweep(null);
      if (sweep.ids.length > 0) selecting?.onSweep(sweep.ids);
    },
    onPointerCancel: () => setSweep(null),
    // React Flow would move the view, and select nothing on the click that follows.
    onMouseDownCapture: (event: MouseEvent<HTMLElement>) => {
      if (begins(event)) event.stopPropagation();
    },
    onClickCapture: (event: MouseEvent<HTMLElement>) => {
      if (begins(event)) event.stopPropagation();
    },
  };
  return { sweep, sweepHandlers };
}
