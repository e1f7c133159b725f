import { defineStep } from '#core/step/definition.ts';
import { EACH_BRANCH } from '#core/workflow/branch-ids.ts';

/** Of one Fan Out. */
export const MAX_ITEMS = 10_000;

export const fanOutStep = defineStep({
  type: 'fan-out',
  name: 'Fan Out',
  description: 'Runs steps once for each item of a list, many at a time, and collects their results.',
  icon: 'list-details',
  fields: {
    items: {
      kind: 'text',
      label: 'List',
      help: `One variable or formula that gives a list of at most ${MAX_ITEMS.toLocaleString('en')} items.`,
      isRequired: true,
    },
    width: {
      kind: 'number',
      label: 'At a time',
      help: 'So many items are worked on at the same time.',
      minimum: 1,
      maximum: 100,
      unit: 'items',
      default: 10,
      takesVariable: true,
    },
    onFailure: {
      kind: 'choice',
      label: 'When an item fails',
      options: [
        { value: 'fail', label: 'Fail this step, and begin no other item' },
        { value: 'collect', label: 'Go on, its result is null' },
        { value: 'skip', label: 'Go on, leave its result out' },
      ],
      default: 'fail',
      takesVariable: true,
    },
  },
  branches: [{ id: EACH_BRANCH, label: 'For each item' }],
  itemsField: 'items',
  effects: 'none',
  canRetry: false,
  summarise: ({ items = [] }) => (items.length === 0 ? [] : [{ text: 'for each of ' }, ...items]),
  outputSchema: {
    type: 'object',
    properties: {
      count: { type: 'number' },
      // The output of the last step that ran for each item.
      results: { type: 'array', items: {} },
      failures: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            index: { type: 'number' },
            error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } },
          },
        },
      },
    },
    required: ['count', 'results', 'failures'],
  },
});
