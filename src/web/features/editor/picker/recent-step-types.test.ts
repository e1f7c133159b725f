import { expect, test } from 'vitest';
import { addRecent, splitRecent } from './recent-step-types.ts';
import { findStepTypes } from './find-step-types.ts';

test('the type just used is the newest, each is kept once, and only three are', () => {
  const recent = ['request', 'function', 'conditional', 'request', 'delay'].reduce<readonly string[]>(addRecent, []);
  expect(recent).toEqual(['delay', 'request', 'conditional']);
});

test('recently used types stand apart, newest first, and types that are gone are left out', () => {
  const { recent, others } = splitRecent(findStepTypes(''), ['function', 'gone', 'request']);
  expect(recent.map(({ type }) => type)).toEqual(['function', 'request']);
  expect(others.map(({ type }) => type)).toEqual(
    findStepTypes('')
      .map(({ type }) => type)
      .filter((type) => type !== 'function' && type !== 'request'),
  );
});
