import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { MAX_STICKY_NOTES, STICKY_COLOURS, STICKY_SIZE, type StickyNote } from '../sticky-note.ts';

const KEYS = ['id', 'text', 'colour', 'width', 'height', 'anchor', 'dx', 'dy'];

/** Reads the sticky notes of a workflow file; `fail` is told the first mistake of each. */
export function readStickyNotes(value: Json, fail: (message: string) => void): readonly StickyNote[] {
  if (!isJsonArray(value) || value.length > MAX_STICKY_NOTES) {
    fail(`The stickyNotes must be a list of at most ${MAX_STICKY_NOTES}.`);
    return [];
  }
  return value.flatMap((item, index) => {
    const mistake = isJsonObject(item) ? findMistake(item) : 'it must be an object';
    if (mistake === null) return [readNote(item as JsonObject)];
    fail(`Sticky note ${index + 1} is not valid: ${mistake}.`);
    return [];
  });
}

function findMistake(note: JsonObject): string | null {
  const unknown = Object.keys(note).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `the key "${unknown}" is not known`;
  const { id, text, colour, width, height, anchor, dx, dy } = note;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9]{3,39}$/.test(id)) return 'its id must be small letters and digits';
  if (typeof text !== 'string' || text.length > 5000) return 'its text must be a text of at most 5000 characters';
  if (!STICKY_COLOURS.some((known) => known === colour))
    return `its colour must be one of ${STICKY_COLOURS.join(', ')}`;
  if (!isBetween(width, STICKY_SIZE.minWidth, STICKY_SIZE.maxWidth)) return 'its width is out of range';
  if (!isBetween(height, STICKY_SIZE.minHeight, STICKY_SIZE.maxHeight)) return 'its height is out of range';
  if (typeof anchor !== 'string' || anchor.length > 40) return 'its anchor must be the id of a step, or "trigger"';
  return isBetween(dx, -20_000, 20_000) && isBetween(dy, -20_000, 20_000) ? null : 'its place is out of range';
}

function isBetween(value: Json | undefined, minimum: number, maximum: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
}

/** Every key has been checked by `findMistake`. */
function readNote(note: JsonObject): StickyNote {
  return note as unknown as StickyNote;
}
