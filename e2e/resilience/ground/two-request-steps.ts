import type { Step } from '#core/workflow/document.ts';
import { conditional, functionOf, jsonRequest } from '../../fixtures/steps.ts';
import { fromStep, fromTrigger, literal, template } from '../../fixtures/templates.ts';

export const FIRST_PATH = '/first';
export const SECOND_PATH = '/second';

/** Conditional, Function, Request, Request: the second request shows that the first was on record. */
export function twoRequestSteps(sinkUrl: string): Step[] {
  const isCounted = {
    left: template`${fromTrigger('n')}`,
    operator: '$numberGreaterThan',
    right: literal('-1'),
  } as const;
  const shape = functionOf(
    'shape',
    'Shape',
    { n: template`${fromTrigger('n')}` },
    'return { square: parameters.n ** 2 };',
  );
  const request = (id: string, path: string): Step =>
    jsonRequest(id, id, {
      url: literal(`${sinkUrl}${path}`),
      body: template`{ "n": ${fromTrigger('n')}, "square": ${fromStep('shape', 'square')} }`,
    });
  return [
    conditional('check', 'Is it counted?', isCounted, [
      shape,
      request('first', FIRST_PATH),
      request('second', SECOND_PATH),
    ]),
  ];
}
