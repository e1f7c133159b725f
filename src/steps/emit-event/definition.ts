import { defineStep } from '#core/step/definition.ts';

export const emitEventStep = defineStep({
  type: 'emit-event',
  name: 'Emit Event',
  description: 'Sends an App Event for the same end user, which starts the workflows that listen to it.',
  icon: 'bolt',
  fields: {
    appEventId: { kind: 'app-event', label: 'App Event', isRequired: true },
    payload: { kind: 'json', label: 'Payload', isRequired: true, placeholder: '{ "email": … }' },
  },
  branches: [],
  effects: 'external',
  canRetry: true,
  // The config holds the event's id only; who shows the card knows the names.
  summarise: () => [],
  outputSchema: {
    type: 'object',
    properties: { eventId: { type: 'string' }, runCount: { type: 'number' } },
    required: ['eventId', 'runCount'],
  },
});
