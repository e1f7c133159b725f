import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
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
  if (notes.length === 0) return null;
  return (
    <ViewportPortal>
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
    </ViewportPortal>
  );
});
