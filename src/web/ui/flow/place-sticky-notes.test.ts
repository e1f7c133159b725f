import { expect, test } from 'vitest';
import type { StickyNote } from '#core/workflow/sticky-note.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { layoutDocument } from './layout-document.ts';
import { anchorStickyNote } from './place-sticky-notes.ts';

const note = (anchor: string, dx = 300, dy = 0): StickyNote => ({
  id: `by${anchor}`,
  text: 'Look',
  colour: 'yellow',
  width: 200,
  height: 120,
  anchor,
  dx,
  dy,
});
const steps = [makeStep('one1'), makeConditional('cond', [makeStep('yes1')])];

test('a note goes where its card goes, and without its card it lies beside the trigger', () => {
  const stickyNotes = [note('one1'), note('gone')];
  const layout = layoutDocument(makeDocument(steps, { stickyNotes }));
  expect(layout.notes.map(({ id, x, y }) => [id, x, y])).toEqual([
    ['byone1', 160, 120],
    ['bygone', 160, 0],
  ]);
  expect(layout.bounds.x + layout.bounds.width).toBeGreaterThanOrEqual(360);
});

test('a note of a card that is folded away is not shown', () => {
  const document = makeDocument(steps, { stickyNotes: [note('yes1')] });
  expect(layoutDocument(document).notes).toHaveLength(1);
  expect(layoutDocument(document, new Set(['cond'])).notes).toEqual([]);
});

test('a note that is dropped belongs to the nearest card', () => {
  const { cards } = layoutDocument(makeDocument(steps));
  const size = { width: 200, height: 120 };
  expect(anchorStickyNote(cards, { x: 160, y: 130, ...size })).toEqual({ anchor: 'one1', dx: 300, dy: 10 });
  expect(anchorStickyNote(cards, { x: -400, y: -200, ...size })).toMatchObject({ anchor: 'trigger' });
});
