import type { StickyPart } from '#core/workflow/sticky-note.ts';

/** What a canvas whose sticky notes may be changed tells its owner. */
export type StickyEditing = {
  /** The note whose text is being written. */
  readonly writing: string | null;
  readonly onWrite: (noteId: string | null) => void;
  readonly onChange: (noteId: string, part: StickyPart) => void;
  readonly onDuplicate: (noteId: string) => void;
  readonly onRemove: (noteId: string) => void;
};
