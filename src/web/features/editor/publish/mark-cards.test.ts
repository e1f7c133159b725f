import { expect, test } from 'vitest';
import type { DocumentChange } from '#core/workflow/diff-documents.ts';
import { markCards } from './mark-cards.ts';

const change = (kind: DocumentChange['kind'], stepId: string | null): DocumentChange => ({
  kind,
  stepId,
  fields: [],
  message: '',
});

test('a card says each kind of change once, a removed step has no card', () => {
  const marks = markCards([
    change('renamed', 'one1'),
    change('moved', 'one1'),
    change('changed', 'one1'),
    change('added', 'two2'),
    change('changed', null),
    change('removed', 'three3'),
  ]);
  expect([...marks]).toEqual([
    ['one1', ['changed', 'moved']],
    ['two2', ['added']],
    ['trigger', ['changed']],
  ]);
});
