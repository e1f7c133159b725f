import { Type, type Static } from 'typebox';

export const STICKY_COLOURS = ['yellow', 'green', 'blue', 'pink', 'grey'] as const;

/** Of one workflow. */
export const MAX_STICKY_NOTES = 100;
export const STICKY_SIZE = { minWidth: 120, minHeight: 80, maxWidth: 800, maxHeight: 800 } as const;

const Width = Type.Integer({ minimum: STICKY_SIZE.minWidth, maximum: STICKY_SIZE.maxWidth });
const Height = Type.Integer({ minimum: STICKY_SIZE.minHeight, maximum: STICKY_SIZE.maxHeight });
const Offset = Type.Integer({ minimum: -20_000, maximum: 20_000 });

/**
 * A piece of paper on the canvas, for people only. It lies at a distance from a card, so that it goes where its card goes
 * when the flow is laid out anew; without its card it lies beside the trigger.
 */
export const StickyNoteSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9]{3,39}$' }),
    text: Type.String({ maxLength: 5000 }),
    colour: Type.Enum([...STICKY_COLOURS]),
    /** In the canvas' pixels. */
    width: Width,
    height: Height,
    /** The id of a step, or "trigger". */
    anchor: Type.String({ maxLength: 40 }),
    /** From the upper left corner of the card to that of the note. */
    dx: Offset,
    dy: Offset,
  },
  { additionalProperties: false },
);
export type StickyNote = Readonly<Static<typeof StickyNoteSchema>>;

/** What one edit of a note sets: each part is a value of its own for who edits at the same time. */
export const StickyPartSchema = Type.Union([
  Type.Object({ text: StickyNoteSchema.properties.text }, { additionalProperties: false }),
  Type.Object({ colour: StickyNoteSchema.properties.colour }, { additionalProperties: false }),
  Type.Object({ width: Width, height: Height }, { additionalProperties: false }),
  Type.Object({ anchor: StickyNoteSchema.properties.anchor, dx: Offset, dy: Offset }, { additionalProperties: false }),
]);
export type StickyPart = Readonly<Static<typeof StickyPartSchema>>;

/** The first words of a note, for lists and sentences. */
export function nameStickyNote({ text }: Pick<StickyNote, 'text'>): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? '';
  if (line === '') return 'empty note';
  return line.length > 40 ? `${line.slice(0, 39).trimEnd()}…` : line;
}
