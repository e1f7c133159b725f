import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref, type RefObject } from 'react';
import type { FlowCanvasHandle } from './flow-editing.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './flow-geometry.ts';
import type { CardId, FlowLayout } from './flow-layout.ts';
import { fitViewport, revealViewport } from './flow-viewport.ts';

/** Lets the owner of the canvas, and its own buttons, move the view. */
export function useFlowHandle(
  ref: Ref<FlowCanvasHandle> | undefined,
  root: RefObject<HTMLDivElement | null>,
  layout: FlowLayout,
): RefObject<FlowCanvasHandle | null> {
  const { getViewport, setViewport, zoomTo, getZoom, flowToScreenPosition } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 150;
  const own = useRef<FlowCanvasHandle>(null);
  const awaited = useRef<CardId | null>(null);

  const createHandle = (): FlowCanvasHandle => {
    const size = () => ({ width: root.current?.clientWidth ?? 0, height: root.current?.clientHeight ?? 0 });
    const findCard = (id: CardId) => layout.cards.find((card) => card.id === id);
    return {
      fit: () => void setViewport(fitViewport(layout.bounds, size()), { duration }),
      zoomBy: (factor) => void zoomTo(getZoom() * factor, { duration }),
      reveal: (id) => {
        const card = findCard(id);
        awaited.current = card === undefined ? id : null;
        const viewport =
          card === undefined
            ? null
            : revealViewport({ ...card, width: CARD_WIDTH, height: CARD_HEIGHT }, size(), getViewport());
        if (viewport !== null) void setViewport(viewport, { duration });
      },
      focusNote: (noteId) => {
        const placed = layout.notes.find(({ id }) => id === noteId);
        if (placed === undefined) return;
        const { width, height } = placed.note;
        const viewport = revealViewport({ x: placed.x, y: placed.y, width, height }, size(), getViewport());
        if (viewport !== null) void setViewport(viewport, { duration });
        root.current?.querySelector<HTMLElement>(`#sticky-${noteId}`)?.focus({ preventScroll: true });
      },
      focus: () => root.current?.focus({ preventScroll: true }),
      locate: (id) => {
        const card = findCard(id) ?? { x: 0, y: 0 };
        return flowToScreenPosition({ x: card.x + CARD_WIDTH / 2, y: card.y + CARD_HEIGHT });
      },
    };
  };
  const revealAwaited = useEffectEvent(() => {
    if (awaited.current !== null) own.current?.reveal(awaited.current);
  });
  // A card that was just added, or whose branch was just expanded, has its place only now.
  useEffect(() => revealAwaited(), [layout]);
  useImperativeHandle(own, createHandle);
  useImperativeHandle(ref, createHandle);
  return own;
}
