import { expect, test } from 'vitest';
import { diffText } from './diff-text.ts';

const show = (before: string, after: string) => diffText(before, after).map(({ kind, text }) => `${kind} ${text}`);

test('changed lines stand beside the lines around them', () => {
  expect(show('a\nb\nc\nd\ne\nf\ng', 'a\nb\nc\nd\ne\nF\ng')).toEqual([
    'skipped 3 unchanged lines',
    'same d',
    'same e',
    'removed f',
    'added F',
    'same g',
  ]);
});

test('an empty text has no lines', () => {
  expect(show('', 'a\nb')).toEqual(['added a', 'added b']);
  expect(show('a', '')).toEqual(['removed a']);
});

test('the end of the last line is no difference', () => {
  expect(show('a', 'a\nb')).toEqual(['same a', 'added b']);
});
