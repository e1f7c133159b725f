import { expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { findPathTaken } from './find-path-taken.ts';
import { layoutDocument } from './layout-document.ts';
import type { FlowStepState } from './flow-step-state.ts';

const completed: FlowStepState = { status: 'completed', durationMs: 5, isOnPath: true };
const layout = layoutDocument(makeDocument([makeConditional('cond', [makeStep('yes1')]), makeStep('next')]));

test('the path goes through the branch taken and past the join', () => {
  const path = findPathTaken(layout, { cond: { ...completed, branchId: 'yes' }, yes1: completed, next: completed });
  expect([...path].toSorted()).toEqual(['cond/0>join', 'cond/yes>', 'cond>next', 'next>end', 'trigger>cond']);
});

test('an empty branch is on the path when it was taken', () => {
  const path = findPathTaken(layout, { cond: { ...completed, branchId: 'no' }, next: completed });
  expect([...path].toSorted()).toEqual(['cond/1>join', 'cond/no>', 'cond>next', 'next>end', 'trigger>cond']);
});

test('the path ends at a failed step', () => {
  const path = findPathTaken(layout, {
    cond: { ...completed, branchId: 'yes' },
    yes1: { ...completed, status: 'failed' },
  });
  expect([...path].toSorted()).toEqual(['cond/yes>', 'trigger>cond']);
});
