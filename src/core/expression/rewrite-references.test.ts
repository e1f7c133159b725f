import { expect, test } from 'vitest';
import { catalog } from '#steps/catalog.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { applyChange } from '../workflow/apply-change.ts';
import { removeReferences } from './rewrite-references.ts';
import type { Token } from './template.ts';

const gone: Token = { ref: { source: 'step', stepId: 'gone', path: [] } };
const kept: Token = { ref: { source: 'trigger', path: ['email'] } };

test('a removed variable leaves the texts around it as one, in every kind of field', () => {
  const condition = { id: 'c', left: [gone], operator: '$stringContains', right: [kept, gone] };
  const document = makeDocument([
    makeStep('step1', {
      config: {
        url: [{ text: 'a' }, gone, { text: 'b' }, kept, gone],
        headers: [{ id: 'h', key: 'X', value: [gone, gone] }],
      },
    }),
    makeConditional('cond', [], [], { config: { conditions: [{ id: 'g', conditions: [condition] }] } }),
  ]);
  const isGone = ({ source }: { source: string }) => source === 'step';
  const { document: after, inverse } = applyChange(document, removeReferences(document, catalog, isGone));
  expect(after.steps.map(({ config }) => config)).toEqual([
    { url: [{ text: 'ab' }, kept], headers: [{ id: 'h', key: 'X', value: [] }] },
    { conditions: [{ id: 'g', conditions: [{ ...condition, left: [], right: [kept] }] }] },
  ]);
  expect(applyChange(after, inverse).document).toEqual(document);
  expect(removeReferences(document, catalog, (_ref, { field }) => field === 'query')).toEqual([]);
});
