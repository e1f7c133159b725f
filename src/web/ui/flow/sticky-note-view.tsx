import { IconCopy, IconTrash } from '@tabler/icons-react';
import { useRef, type KeyboardEvent } from 'react';
import { nameStickyNote, STICKY_COLOURS, STICKY_SIZE, type StickyNote } from '#core/workflow/sticky-note.ts';
import type { PlacedNote } from './place-sticky-notes.ts';
import type { StickyEditing } from './sticky-editing.ts';
import classes from './sticky-notes.module.css';
import { useNoteDrag, type NoteShift } from './use-note-drag.ts';

type StickyNoteViewProps = {
  readonly placed: PlacedNote;
  readonly isWriting: boolean;
  readonly editing: StickyEditing | null;
  readonly onPlace: (x: number, y: number) => void;
};

/** How far an arrow key moves a note, or with Shift its lower right corner. */
const STEP = 8;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export function StickyNoteView({ placed, isWriting, editing, onPlace }: StickyNoteViewProps) {
  const { note } = placed;
  const root = useRef<HTMLElement>(null);
  const shiftBy = ({ kind, x, y }: NoteShift): void => {
    if (kind === 'move') onPlace(placed.x + x, placed.y + y);
    else editing?.onChange(note.id, resized(note, x, y));
  };
  const { shift, begin, handlers } = useNoteDrag(shiftBy);
  const size = shift?.kind === 'resize' ? resized(note, shift.x, shift.y) : note;
  const [x, y] = shift?.kind === 'move' ? [placed.x + shift.x, placed.y + shift.y] : [placed.x, placed.y];
  const stopWriting = (): void => {
    editing?.onWrite(null);
    root.current?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent): void => {
    if (editing === null || event.target !== event.currentTarget) return;
    const arrow = ARROWS[event.key];
    if (event.key === 'Enter') editing.onWrite(note.id);
    else if (event.key === 'Delete' || event.key === 'Backspace') editing.onRemove(note.id);
    else if (arrow !== undefined) shiftBy({ kind: event.shiftKey ? 'resize' : 'move', x: arrow[0], y: arrow[1] });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={root}
      className={`${classes['note']} nopan nodrag`}
      id={`sticky-${note.id}`}
      data-colour={note.colour}
      data-writing={isWriting || undefined}
      data-moving={shift !== null || undefined}
      style={{ width: size.width, height: size.height, transform: `translate(${x}px, ${y}px)` }}
      aria-label={`Sticky note: ${nameStickyNote(note)}`}
      title={editing === null || isWriting ? undefined : 'Double-click or Enter to write; drag or arrows to move'}
      {...(editing === null
        ? {}
        : { tabIndex: 0, onKeyDown: press, onDoubleClick: () => editing.onWrite(note.id), ...handlers })}
      {...(editing === null || isWriting ? {} : { onPointerDown: begin('move') })}
    >
      {isWriting && editing !== null ? (
        <textarea
          className={`${classes['text']} nowheel`}
          aria-label="Text of the sticky note"
          value={note.text}
          maxLength={5000}
          ref={focusAtEnd}
          onChange={({ currentTarget }) => editing.onChange(note.id, { text: currentTarget.value })}
          onBlur={() => editing.onWrite(null)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            stopWriting();
          }}
        />
      ) : (
        <p className={classes['text']} data-empty={note.text === '' || undefined}>
          {note.text === '' ? 'Empty note' : note.text}
        </p>
      )}
      {editing === null ? null : (
        <>
          <StickyToolbar note={note} editing={editing} />
          <span className={classes['corner']} aria-hidden onPointerDown={begin('resize')} />
        </>
      )}
    </section>
  );
}

/** Whoever asked to write wants to write, behind what is there. */
function focusAtEnd(text: HTMLTextAreaElement | null): void {
  text?.focus({ preventScroll: true });
  text?.setSelectionRange(text.value.length, text.value.length);
}

/** Keeps what the pointer does here from moving the note. */
const hold = { onPointerDown: (event: { readonly stopPropagation: () => void }) => event.stopPropagation() };

function StickyToolbar({ note, editing }: { readonly note: StickyNote; readonly editing: StickyEditing }) {
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label="Sticky note" {...hold}>
      {STICKY_COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className={classes['swatch']}
          data-colour={colour}
          aria-pressed={note.colour === colour}
          aria-label={`Make it ${colour}`}
          title={`Make it ${colour}`}
          onClick={() => editing.onChange(note.id, { colour })}
        />
      ))}
      <button
        type="button"
        className={classes['tool']}
        aria-label="Duplicate the note"
        title="Duplicate the note"
        onClick={() => editing.onDuplicate(note.id)}
      >
        <IconCopy size={14} aria-hidden />
      </button>
      <button
        type="button"
        className={classes['tool']}
        aria-label="Delete the note"
        title="Delete the note"
        onClick={() => editing.onRemove(note.id)}
      >
        <IconTrash size={14} aria-hidden />
      </button>
    </div>
  );
}

function resized({ width, height }: StickyNote, x: number, y: number) {
  const { minWidth, maxWidth, minHeight, maxHeight } = STICKY_SIZE;
  return {
    width: Math.round(Math.min(maxWidth, Math.max(minWidth, width + x))),
    height: Math.round(Math.min(maxHeight, Math.max(minHeight, height + y))),
  };
}
