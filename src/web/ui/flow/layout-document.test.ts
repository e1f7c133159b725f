import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walkSteps } from '#core/workflow/walk.ts';
import { arbitraryDocument } from '#testing/arbitrary-document.ts';
import { makeConditional, makeDocument, makeStep, withErrorBranch } from '#testing/make-document.ts';
import { findOverlap, listBoxes } from './find-overlap.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './flow-geometry.ts';
import { PAST_BRANCHES } from './flow-layout.ts';
import { layoutDocument } from './layout-document.ts';

test('a chain of steps goes straight down with a place to insert between all of them', () => {
  const layout = layoutDocument(makeDocument([makeStep('one1'), makeStep('two2')]));
  expect(layout.cards.map(({ id, x, y }) => [id, x, y])).toEqual([
    ['trigger', -140, 0],
    ['one1', -140, 120],
    ['two2', -140, 240],
  ]);
  expect(layout.inserts.map(({ id, y }) => [id, y])).toEqual([
    [':', 92],
    [':one1', 212],
    [':two2', 332],
  ]);
  expect(layout.edges.map(({ from, to }) => [from, to])).toEqual([
    ['trigger', 'one1'],
    ['one1', 'two2'],
    ['two2', null],
  ]);
});

test('branches stand side by side, and what follows stands below both', () => {
  const layout = layoutDocument(
    makeDocument([makeConditional('cond', [makeStep('yes1'), makeStep('yes2')]), makeStep('next')]),
  );
  const at = new Map(layout.cards.map((card) => [card.id, card]));
  expect(at.get('yes1')?.x).toBe(-300);
  expect(at.get('next')?.x).toBe(-140);
  expect(at.get('next')?.y).toBeGreaterThan((at.get('yes2')?.y ?? 0) + CARD_HEIGHT);
  expect(layout.edges.filter(({ from }) => from === 'cond').map(({ branchId, to }) => [branchId, to])).toEqual([
    ['yes', 'yes1'],
    ['no', null],
    ['no', null],
    [null, 'next'],
  ]);
});

test('a collapsed step has a chip in the place of its branches, and the flow goes on below it', () => {
  const inner = makeConditional('inner', [makeStep('deep1')]);
  const document = makeDocument([
    makeConditional('cond', [makeStep('yes1'), inner], [makeStep('no11')]),
    makeStep('next'),
  ]);
  const { cards, folds, edges, branchLabels } = layoutDocument(document, new Set(['cond', 'inner']));
  expect(cards.map(({ id }) => id)).toEqual(['trigger', 'cond', 'next']);
  expect(folds.map(({ stepId, hidden }) => [stepId, hidden])).toEqual([['cond', ['yes1', 'inner', 'deep1', 'no11']]]);
  expect(branchLabels).toEqual([]);
  expect(edges.map(({ from, branchId, to }) => [from, branchId, to])).toEqual([
    ['trigger', null, 'cond'],
    ['cond', null, null],
    ['cond', null, 'next'],
    ['next', null, null],
  ]);
});

test('whatever is collapsed, nothing overlaps and each step is either drawn or counted by one chip', () => {
  const collapsing = fc.tuple(arbitraryDocument, fc.func(fc.boolean())).map(([document, isCollapsed]) => {
    const branching = walkSteps(document).filter(({ step }) => step.branches.length > 0);
    return { document, collapsed: new Set(branching.map(({ step }) => step.id).filter((id) => isCollapsed(id))) };
  });
  fc.assert(
    fc.property(collapsing, ({ document, collapsed }) => {
      const layout = layoutDocument(document, collapsed);
      const ids = walkSteps(document).map(({ step }) => step.id);
      const hidden = layout.folds.flatMap((fold) => fold.hidden);
      const shown = layout.cards.flatMap(({ step }) => (step === null ? [] : [step.id]));
      expect([...shown, ...hidden].toSorted()).toEqual(ids.toSorted());
      expect(findOverlap(layout)).toBeNull();
    }),
    { numRuns: 100 },
  );
});

test('nothing overlaps, everything is inside the bounds, and each place to insert exists once', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      const layout = layoutDocument(document);
      const places = walkSteps(document);
      expect(layout.cards).toHaveLength(places.length + 1);
      const branches = places.reduce((count, { step }) => count + step.branches.length, 0);
      expect(new Set(layout.inserts.map(({ id }) => id)).size).toBe(places.length + branches + 1);
      expect(layout.inserts).toHaveLength(places.length + branches + 1);
      expect(new Set(layout.edges.map(({ id }) => id)).size).toBe(layout.edges.length);
      expect(findOverlap(layout)).toBeNull();
      for (const box of listBoxes(layout)) {
        expect(box.x).toBeGreaterThanOrEqual(layout.bounds.x);
        expect(box.x + box.width).toBeLessThanOrEqual(layout.bounds.x + layout.bounds.width);
        expect(box.y + box.height).toBeLessThanOrEqual(layout.bounds.y + layout.bounds.height);
      }
    }),
    { numRuns: 200 },
  );
});

test('an error branch stands beside the flow, which goes straight on', () => {
  const failing = withErrorBranch(makeStep('call1'), [makeStep('mend1'), makeStep('mend2')]);
  const layout = layoutDocument(makeDocument([failing, makeStep('next')]));
  const at = new Map(layout.cards.map((card) => [card.id, card]));
  expect(at.get('next')?.x).toBe(at.get('call1')?.x);
  expect(at.get('mend1')?.x).toBeGreaterThan((at.get('call1')?.x ?? 0) + CARD_WIDTH / 2);
  const past = layout.edges.find(({ branchId }) => branchId === PAST_BRANCHES);
  expect(past).toMatchObject({ from: 'call1', path: expect.stringMatching(/^M0 \d+V\d+$/) });
});
