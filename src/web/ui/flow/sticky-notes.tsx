import { useReactFlow, useStoreApi, ViewportPortal } from '@xyflow/react';
import { memo, useCallback, useEffect, useEffectEvent, type RefCallback } from 'react';
import { revealViewport } from './flow-viewport.ts';
import type { FlowCard } from './flow-layout.ts';
import { anchorStickyNote, type PlacedNote } from './place-sticky-notes.ts';
import type { StickyEditing } from './sticky-editing.ts';
import { StickyNoteView } from './sticky-note-view.tsx';

type StickyNotesProps = {
  readonly notes: readonly PlacedNote[];
  readonly cards: readonly FlowCard[];
  /** null: they are only looked at. */
  readonly editing: StickyEditing | null;
};

/** Pieces of paper under the cards of the flow. */
export const StickyNotes = memo(function StickyNotes({ notes, cards, editing }: StickyNotesProps) {
  useRevealWritten(notes, editing?.writing ?? null);
  const layer = useZoomVariable();
  if (notes.length === 0) return null;
  return (
    <ViewportPortal>
      <div ref={layer} style={{ display: 'contents' }}>
        {notes.map((placed) => (
          <StickyNoteView
            key={placed.id}
            placed={placed}
            isWriting={editing?.writing === placed.id}
            editing={editing}
            onPlace={(x, y) => {
              const { width, height } = placed.note;
              editing?.onChange(placed.id, anchorStickyNote(cards, { x, y, width, height }));
            }}
          />
        ))}
      </div>
    </ViewportPortal>
  );
});

/**
 * The tools of a note stay as large as a finger, however far away the note is; read by the style sheet. Set on the notes
 * alone: on the whole canvas every frame of a zoom would compute every card's style again.
 */
function useZoomVariable(): RefCallback<HTMLElement> {
  const store = useStoreApi();
  return useCallback(
    (layer) => {
      let written = 0;
      const write = ({ transform: [, , zoom] }: ReturnType<typeof store.getState>): void => {
        if (zoom === written) return;
        written = zoom;
        layer?.style.setProperty('--flow-zoom', String(zoom));
      };
      write(store.getState());
      return store.subscribe(write);
    },
    [store],
  );
}

/** A note that was just added may lie outside of what is in view. */
function useRevealWritten(notes: readonly PlacedNote[], writing: string | null): void {
  const { getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  const reveal = useEffectEvent((noteId: string) => {
    const placed = notes.find(({ id }) => id === noteId);
    if (placed === undefined) return;
    const { width, height } = placed.note;
    const size = { width: store.getState().width, height: store.getState().height };
    const viewport = revealViewport({ x: placed.x, y: placed.y, width, height }, size, getViewport());
    if (viewport !== null) void setViewport(viewport);
  });
  useEffect(() => {
    if (writing !== null) reveal(writing);
  }, [writing]);
}
