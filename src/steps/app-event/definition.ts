import { defineTrigger } from '#core/step/definition.ts';

export const appEventTrigger = defineTrigger({
  type: 'app-event',
  name: 'App Event',
  description: 'Starts the workflow when your app sends an App Event for an end user.',
  icon: 'bolt',
  fields: {
    appEventId: {
      kind: 'app-event',
      label: 'App Event',
      help: 'The workflow starts each time your app sends this event for an end user who has the workflow enabled.',
      isRequired: true,
    },
  },
  // The config holds the event's id only; who shows the card knows the names.
  summarise: () => [],
});
