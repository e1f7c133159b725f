import { defineStep } from '#core/step/definition.ts';

export const MAX_KEY_LENGTH = 200;
export const MAX_VALUE_BYTES = 64 * 1024;

const when = (...operations: string[]) => ({ field: 'operation', in: operations });

export const storeStep = defineStep({
  type: 'store',
  name: 'Store',
  description: 'Keeps a value between runs: reads it, sets it, counts with it, or deletes it.',
  icon: 'database',
  fields: {
    operation: {
      kind: 'choice',
      label: 'Do',
      default: 'get',
      options: [
        { value: 'get', label: 'Get' },
        { value: 'set', label: 'Set' },
        { value: 'increment', label: 'Count' },
        { value: 'delete', label: 'Delete' },
      ],
    },
    scope: {
      kind: 'choice',
      label: 'For',
      default: 'user',
      options: [
        { value: 'user', label: 'The user' },
        { value: 'workflow', label: 'The workflow' },
        { value: 'project', label: 'The project' },
      ],
      help: 'Whose value it is: each end user’s own, one for all runs of this workflow, or one for all workflows.',
    },
    key: {
      kind: 'text',
      label: 'Key',
      isRequired: true,
      takes: 'text',
      placeholder: 'last-sync',
      help: `At most ${MAX_KEY_LENGTH} characters.`,
    },
    value: {
      kind: 'text',
      label: 'Value',
      help: 'A single variable keeps its type. At most 64 KiB.',
      visibleWhen: when('set'),
    },
    by: { kind: 'text', label: 'By', takes: 'text', placeholder: '1', visibleWhen: when('increment') },
  },
  branches: [],
  effects: 'external',
  canRetry: true,
  summarise: ({ operation = 'get', key = [] }) => [{ text: key.length === 0 ? operation : `${operation} ` }, ...key],
  outputSchema: {
    type: 'object',
    properties: { value: {}, existed: { type: 'boolean' } },
    required: ['value', 'existed'],
  },
});
