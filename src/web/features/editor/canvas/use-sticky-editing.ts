import { useMemo } from 'react';
import { listStickyNotes } from '#core/workflow/change-sticky-notes.ts';
import { nameStickyNote, type StickyNote, type StickyPart } from '#core/workflow/sticky-note.ts';
import type { StickyEditing } from '../../../ui/flow/sticky-editing.ts';
import type { CommandContext } from '../commands/command.ts';
import { useEditorViewState } from '../view/editor-view-context.ts';

/** A copy lies a little beside what it was copied from. */
const COPY_OFFSET = 24;

/** What can be done with sticky notes where they lie. */
export function useStickyEditing({ store, view }: CommandContext): StickyEditing {
  const writing = useEditorViewState((state) => state.writingNote);
  return useMemo(() => {
    const find = (noteId: string): StickyNote | undefined =>
      listStickyNotes(store.state.getState().document).find(({ id }) => id === noteId);
    const name = (noteId: string): string => `sticky note '${nameStickyNote(find(noteId) ?? { text: '' })}'`;
    return {
      writing,
      onWrite: view.writeNote,
      onChange: (noteId, part) => {
        store.edit(`${verbOf(part)} ${name(noteId)}`, [{ kind: 'set-sticky-note', noteId, part }], {
          mergeKey: `sticky/${noteId}/${Object.keys(part).join()}`,
        });
      },
      onDuplicate: (noteId) => {
        const note = find(noteId);
        if (note === undefined) return;
        const copy = { ...note, id: store.createStepId(), dx: note.dx + COPY_OFFSET, dy: note.dy + COPY_OFFSET };
        store.edit(`Duplicate ${name(noteId)}`, [{ kind: 'insert-sticky-note', note: copy, before: null }]);
        store.announce('The sticky note is duplicated.');
      },
      onRemove: (noteId) => {
        store.edit(`Delete ${name(noteId)}`, [{ kind: 'remove-sticky-note', noteId }]);
        store.announce('The sticky note is deleted.');
        view.canvas()?.focus();
      },
    };
  }, [store, view, writing]);
}

function verbOf(part: StickyPart): string {
  if ('text' in part) return 'Write';
  if ('colour' in part) return 'Colour';
  return 'width' in part ? 'Resize' : 'Move';
}
