import { listStickyNotes } from '#core/workflow/change-sticky-notes.ts';
import { nameStickyNote } from '#core/workflow/sticky-note.ts';
import { useEditorState } from '../store/editor-context.ts';
import { useEditorView } from '../view/editor-view-context.ts';
import classes from './outline.module.css';

/** The sticky notes of the workflow, by their first words. */
export function OutlineNotes() {
  const notes = useEditorState(({ document }) => listStickyNotes(document));
  const view = useEditorView();
  if (notes.length === 0) return null;
  return (
    <section className={classes['notes']} aria-labelledby="outline-notes">
      <h2 className={classes['title']} id="outline-notes">
        Sticky notes
      </h2>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <button type="button" onClick={() => view.canvas()?.focusNote(note.id)}>
              {nameStickyNote(note)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
