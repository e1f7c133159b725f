import { defineStep } from '#core/step/definition.ts';

export const stopStep = defineStep({
  type: 'stop',
  name: 'Stop',
  description: 'Ends the run here, as completed or as failed, with a message. Inside a Fan Out it ends the item.',
  icon: 'player-stop',
  fields: {
    outcome: {
      kind: 'choice',
      label: 'End the run as',
      options: [
        { value: 'completed', label: 'Completed' },
        { value: 'failed', label: 'Failed' },
      ],
      default: 'completed',
      takesVariable: true,
    },
    message: { kind: 'text', label: 'Message', help: 'It is shown with the run.', takes: 'text' },
  },
  branches: [],
  effects: 'none',
  canRetry: false,
  summarise: ({ outcome = 'completed', message = [] }) => [
    ...(typeof outcome === 'string' ? [{ text: outcome }] : outcome),
    ...(message.length === 0 ? [] : [{ text: ': ' }]),
    ...message,
  ],
  outputSchema: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] },
});
