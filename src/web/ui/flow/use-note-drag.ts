import { useReactFlow } from '@xyflow/react';
import { useState, type PointerEvent } from 'react';

export type NoteShift = { readonly kind: 'move' | 'resize'; readonly x: number; readonly y: number };

/** Moves or resizes a note with the pointer; told once, when it is let go. `x`, `y`: how far, in the canvas' pixels. */
export function useNoteDrag(onEnd: (shift: NoteShift) => void) {
  const { getZoom } = useReactFlow();
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number; readonly kind: NoteShift['kind'] } | null>(
    null,
  );
  const [shift, setShift] = useState<NoteShift | null>(null);
  const begin = (kind: NoteShift['kind']) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ x: event.clientX, y: event.clientY, kind });
  };
  const handlers = {
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (from === null) return;
      const zoom = getZoom();
      const next = { kind: from.kind, x: (event.clientX - from.x) / zoom, y: (event.clientY - from.y) / zoom };
      // A click is not a drag.
      if (shift !== null || Math.hypot(next.x, next.y) * zoom > 4) setShift(next);
    },
    onPointerUp: () => {
      if (shift !== null) onEnd(shift);
      setFrom(null);
      setShift(null);
    },
    onPointerCancel: () => {
      setFrom(null);
      setShift(null);
    },
  };
  return { shift, begin, handlers };
}
