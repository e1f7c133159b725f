import { defineTrigger } from '#core/step/definition.ts';

export const integrationEnabledTrigger = defineTrigger({
  type: 'integration-enabled',
  name: 'Integration Enabled',
  description: 'Starts the workflow once for each end user, when it is switched on for them the first time.',
  icon: 'plug',
  fields: {},
  summarise: () => [{ text: 'once for each end user' }],
  sampleOutput: () => ({ enabledAt: '2026-01-05T09:00:00.000Z' }),
});
