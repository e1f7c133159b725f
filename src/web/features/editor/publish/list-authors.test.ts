import { expect, test } from 'vitest';
import { makeConditional, makeStep } from '#testing/make-document.ts';
import { listAuthors } from './list-authors.ts';

test('each step names who has touched it, once and in order, steps in branches too', () => {
  const step = makeConditional('cond', [makeStep('inner')]);
  const authors = listAuthors([
    { memberName: 'Ada', operations: [{ kind: 'insert-step', at: { container: null, after: null }, step }] },
    { memberName: 'Grace', operations: [{ kind: 'rename-step', stepId: 'inner', name: 'In' }] },
    { memberName: 'Ada', operations: [{ kind: 'set-step-option', stepId: 'inner', option: { note: 'n' } }] },
    { memberName: 'Grace', operations: [{ kind: 'set-description', description: 'Why' }] },
  ]);
  expect([...authors]).toEqual([
    ['cond', ['Ada']],
    ['inner', ['Ada', 'Grace']],
    [null, ['Grace']],
  ]);
});
