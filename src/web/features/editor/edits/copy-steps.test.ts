import { expect, test } from 'vitest';
import type { Reference } from '#core/expression/template.ts';
import { makeStep } from '#testing/make-document.ts';
import { copySteps } from './copy-steps.ts';

test('references to steps that are copied along follow, in pills and in formulas; others stay', () => {
  const to = (stepId: string): Reference => ({ source: 'step', stepId, path: ['a'] });
  const formula = (inside: string) => ({ source: '$a & $b', slots: { a: to(inside), b: to('other') } });
  const config = (inside: string) => ({
    url: [{ ref: to(inside) }, { ref: to('other') }, { formula: formula(inside) }],
  });
  const ids = ['new1', 'new2'].values();
  const copies = copySteps([makeStep('one'), makeStep('two', { config: config('one') })], () => ids.next().value ?? '');
  expect(copies.map(({ id }) => id)).toEqual(['new1', 'new2']);
  expect(copies[1]?.config).toEqual(config('new1'));
});
