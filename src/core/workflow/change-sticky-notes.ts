import { refuse, type OperationResult } from './operation-result.ts';
import { MAX_STICKY_NOTES, type StickyNote, type StickyPart } from './sticky-note.ts';
import type { WorkflowDocument } from './document.ts';

const NONE: readonly StickyNote[] = [];

export function listStickyNotes(document: Pick<WorkflowDocument, 'stickyNotes'>): readonly StickyNote[] {
  return document.stickyNotes ?? NONE;
}

/** Puts a note on the canvas, below those that are there (`before` null), or below that one. */
export function insertStickyNote(document: WorkflowDocument, note: StickyNote, before: string | null): OperationResult {
  const notes = listStickyNotes(document);
  if (notes.some(({ id }) => id === note.id)) return refuse('note_exists');
  if (notes.length >= MAX_STICKY_NOTES) return refuse('too_many_notes');
  const at = notes.findIndex(({ id }) => id === before);
  return {
    ok: true,
    document: withNotes(document, notes.toSpliced(at === -1 ? notes.length : at, 0, note)),
    inverse: [{ kind: 'remove-sticky-note', noteId: note.id }],
  };
}

export function removeStickyNote(document: WorkflowDocument, noteId: string): OperationResult {
  const notes = listStickyNotes(document);
  const at = notes.findIndex(({ id }) => id === noteId);
  const note = notes[at];
  if (note === undefined) return refuse('note_not_found');
  return {
    ok: true,
    document: withNotes(document, notes.toSpliced(at, 1)),
    inverse: [{ kind: 'insert-sticky-note', note, before: notes[at + 1]?.id ?? null }],
  };
}

export function setStickyNote(document: WorkflowDocument, noteId: string, part: StickyPart): OperationResult {
  const notes = listStickyNotes(document);
  const at = notes.findIndex(({ id }) => id === noteId);
  const note = notes[at];
  if (note === undefined) return refuse('note_not_found');
  return {
    ok: true,
    document: withNotes(document, notes.with(at, { ...note, ...part })),
    inverse: [{ kind: 'set-sticky-note', noteId, part: currentPart(note, part) }],
  };
}

/** A document without notes has no list of them, so that taking the last one away leaves what was before the first. */
function withNotes(document: WorkflowDocument, notes: readonly StickyNote[]): WorkflowDocument {
  const { stickyNotes: _, ...rest } = document;
  return notes.length === 0 ? rest : { ...rest, stickyNotes: notes };
}

function currentPart(note: StickyNote, part: StickyPart): StickyPart {
  if ('text' in part) return { text: note.text };
  if ('colour' in part) return { colour: note.colour };
  if ('width' in part) return { width: note.width, height: note.height };
  return { anchor: note.anchor, dx: note.dx, dy: note.dy };
}
