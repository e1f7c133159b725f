import { defineStep } from '#core/step/definition.ts';

export const switchStep = defineStep({
  type: 'switch',
  name: 'Switch',
  description: 'Goes on in the branch of the first case whose conditions are true, else in the branch "Else".',
  icon: 'route',
  fields: {
    cases: {
      kind: 'cases',
      label: 'Cases',
      help: 'The first case whose conditions are true is taken, from top to bottom.',
      isRequired: true,
    },
  },
  branches: [{ id: 'else', label: 'Else' }],
  casesField: 'cases',
  effects: 'none',
  canRetry: false,
  summarise: ({ cases = [] }) =>
    cases.length === 0 ? [] : [{ text: cases.map(({ label }, at) => label || `Case ${at + 1}`).join(', ') }],
  outputSchema: {
    type: 'object',
    properties: { selectedChoice: { type: 'string' } },
    required: ['selectedChoice'],
  },
});
