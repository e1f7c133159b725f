import { expect, test } from 'vitest';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import { findSweptCards } from './find-swept-cards.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './flow-geometry.ts';
import { layoutDocument } from './layout-document.ts';

const layout = layoutDocument(makeDocument([makeStep('one1'), makeStep('two2'), makeStep('three3')]));
const corner = (id: string) => {
  const { x, y } = layout.cards.find((card) => card.id === id) ?? { x: NaN, y: NaN };
  return { x, y };
};

test('a rectangle takes every step that it touches, whichever corner it was drawn from', () => {
  const from = { x: corner('one1').x - 10, y: corner('one1').y + CARD_HEIGHT - 1 };
  const to = { x: corner('two2').x + 1, y: corner('two2').y + 1 };
  expect(findSweptCards(layout, from, to)).toEqual(['one1', 'two2']);
  expect(findSweptCards(layout, to, from)).toEqual(['one1', 'two2']);
});

test('a rectangle beside the steps takes none, and the trigger is never taken', () => {
  const trigger = corner('trigger');
  expect(findSweptCards(layout, trigger, { x: trigger.x + CARD_WIDTH, y: trigger.y + CARD_HEIGHT })).toEqual([]);
  expect(findSweptCards(layout, { x: -1e6, y: -1e6 }, { x: corner('one1').x - 1, y: 1e6 })).toEqual([]);
});
