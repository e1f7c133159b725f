import { expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { describeCards, type CardSources } from './flow-card-data.ts';
import { layoutDocument } from './layout-document.ts';

const document = makeDocument([
  makeConditional('cond1', [makeStep('yes1', { name: 'Create contact' })]),
  makeStep('user1', { config: { url: [{ ref: { source: 'step', stepId: 'yes1', path: ['id'] } }] } }),
]);
const sources: CardSources = {
  document,
  triggerName: null,
  findSecretName: () => undefined,
  problems: [],
  stepStates: {},
  found: new Set(),
  dimsUnreached: false,
};

test('marking what a search has found changes the cards that are marked and no others', () => {
  const layout = layoutDocument(document);
  const before = describeCards(layout, sources, new Map());
  const after = describeCards(layout, { ...sources, found: new Set(['yes1']) }, before);
  expect(after.get('yes1')).toMatchObject({ isFound: true });
  expect([...after.keys()].filter((id) => after.get(id) !== before.get(id))).toEqual(['yes1']);
});

test('a card names a variable of a step that is not drawn', () => {
  const cards = describeCards(layoutDocument(document, new Set(['cond1'])), sources, new Map());
  expect(cards.has('yes1')).toBe(false);
  expect(cards.get('user1')?.summary).toContainEqual({ text: 'Create contact › id', isReference: true });
});
