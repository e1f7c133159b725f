import { listStickyNotes } from './change-sticky-notes.ts';
import type { DocumentChange } from './diff-documents.ts';
import type { WorkflowDocument } from './document.ts';
import { nameStickyNote, type StickyNote } from './sticky-note.ts';

/** Says in words which sticky notes came, went, and say something else. Where they lie and how large they are is no change. */
export function diffStickyNotes(before: WorkflowDocument, after: WorkflowDocument): readonly DocumentChange[] {
  const old = new Map(listStickyNotes(before).map((note) => [note.id, note]));
  const present = new Map(listStickyNotes(after).map((note) => [note.id, note]));
  const changes: DocumentChange[] = [];
  for (const note of present.values()) {
    const oldNote = old.get(note.id);
    if (oldNote === undefined) changes.push(say('added', note, 'is added'));
    else if (oldNote.text !== note.text) changes.push(say('changed', note, 'has another text'));
  }
  for (const note of old.values()) if (!present.has(note.id)) changes.push(say('removed', note, 'is removed'));
  return changes;
}

function say(kind: DocumentChange['kind'], note: StickyNote, what: string): DocumentChange {
  return {
    kind,
    stepId: null,
    noteId: note.id,
    fields: [],
    message: `The sticky note "${nameStickyNote(note)}" ${what}.`,
  };
}
