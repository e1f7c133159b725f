import { expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { cutAfter } from './cut-after.ts';
import { walkSteps } from './walk.ts';

const document = makeDocument([
  makeStep('first'),
  makeConditional(
    'outer',
    [makeStep('yes1'), makeConditional('inner', [makeStep('deep')]), makeStep('yes2')],
    [makeStep('no1')],
  ),
  makeStep('last'),
]);

test.each([
  ['first', 'first'],
  ['outer', 'first outer'],
  ['yes1', 'first outer yes1'],
  ['deep', 'first outer yes1 inner deep'],
  ['no1', 'first outer no1'],
  ['last', 'first outer yes1 inner deep yes2 no1 last'],
  ['gone', 'first outer yes1 inner deep yes2 no1 last'],
])('up to %s these steps can run: %s', (stepId, expected) => {
  const cut = cutAfter(document, stepId);
  expect(
    walkSteps(cut)
      .map(({ step }) => step.id)
      .join(' '),
  ).toBe(expected);
});
