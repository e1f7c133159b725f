import { expect, test } from 'vitest';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { findDropTarget, listDropTargets } from './find-drop-target.ts';
import { layoutDocument } from './layout-document.ts';

const layout = layoutDocument(
  makeDocument([makeStep('one1'), makeConditional('cond', [makeStep('yes1'), makeStep('yes2')]), makeStep('last')]),
);
const targetsOf = (...stepIds: string[]) => listDropTargets(layout, stepIds).map(({ id }) => id);

test('a step can be dropped anywhere but where it is', () => {
  expect(targetsOf('one1')).toEqual(['cond/yes:', 'cond/yes:yes1', 'cond/yes:yes2', 'cond/no:', ':cond', ':last']);
  expect(targetsOf('yes2')).toEqual([':', ':one1', 'cond/yes:', 'cond/no:', ':cond', ':last']);
});

test('a branching step cannot be dropped into its own branches', () => {
  expect(targetsOf('cond')).toEqual([':', ':last']);
});

test('several steps can be gathered where one of them is, but not inside of any', () => {
  expect(targetsOf('one1', 'cond')).toEqual([':', ':one1', ':cond', ':last']);
});

test('the nearest place within reach takes the step', () => {
  const targets = listDropTargets(layout, ['one1']);
  const no = targets.find(({ id }) => id === 'cond/no:');
  expect(findDropTarget(targets, (no?.x ?? 0) + 30, (no?.y ?? 0) + 20)?.id).toBe('cond/no:');
  expect(findDropTarget(targets, 5000, 0)).toBeUndefined();
});
