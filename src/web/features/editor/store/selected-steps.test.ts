import { expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { extendSelection, keepSelected, listSelectedPlaces, selectAll, toggleSelected } from './selected-steps.ts';

const steps = [makeStep('one1'), makeConditional('cond1', [makeStep('yes1')]), makeStep('last1')];
const document = makeDocument(steps);
const order = ['one1', 'cond1', 'yes1', 'last1'];

test('a step is added to the selected ones and taken out again', () => {
  const both = toggleSelected(selectAll(['one1']), 'last1');
  expect(both).toEqual(selectAll(['one1', 'last1']));
  expect(toggleSelected(both, 'last1')).toEqual(selectAll(['one1']));
  expect(toggleSelected(selectAll(['one1']), 'one1')).toEqual(selectAll([]));
});

test('the trigger is never one of several', () => {
  expect(toggleSelected(selectAll(['one1', 'last1']), 'trigger')).toEqual(selectAll(['trigger']));
  expect(toggleSelected(selectAll(['trigger']), 'one1')).toEqual(selectAll(['one1']));
});

test('selected steps come in flow order, without those in the branches of another', () => {
  const places = listSelectedPlaces(document, selectAll(['last1', 'yes1', 'cond1']));
  expect(places.map(({ step }) => step.id)).toEqual(['cond1', 'last1']);
});

test('at either end of the flow nothing more is taken in', () => {
  expect(extendSelection(document, selectAll(['last1']), order, 1)).toEqual(selectAll(['last1']));
  expect(extendSelection(document, selectAll(['one1']), order, -1)).toEqual(selectAll(['one1']));
  expect(extendSelection(document, selectAll(['trigger']), order, -1)).toEqual(selectAll(['trigger']));
});

test('a step that is gone is no longer selected, and another one is where keys start from', () => {
  const without = makeDocument(steps.slice(0, 2));
  expect(keepSelected(without, selectAll(['one1', 'yes1', 'last1']))).toEqual(selectAll(['one1', 'yes1']));
  const kept = selectAll(['one1', 'yes1']);
  expect(keepSelected(without, kept)).toBe(kept);
});
