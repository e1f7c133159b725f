import { parseJsonText } from '#core/base/json-text.ts';
import { defineTrigger } from '#core/step/definition.ts';

/** A call of the customer's own API. `server/resources/receive-call.ts` starts the workflows that listen. */
export const apiResourceTrigger = defineTrigger({
  type: 'api-resource',
  name: 'API Resource',
  description: 'Starts the workflow when your own API calls the address of its resource, for the users that it names.',
  icon: 'server',
  fields: {
    resource: {
      kind: 'resource',
      label: 'API resource',
      isRequired: true,
      help: 'It says how calls are verified, and where the type of an event and the user’s id are in them.',
    },
    event: {
      kind: 'plain',
      label: 'Type of the event',
      placeholder: 'invoice.paid',
      help: 'Only calls of this type start the workflow. Empty: all do.',
    },
    example: {
      kind: 'sample',
      label: 'Example body',
      help: 'A body as your API sends it. Its fields become the variables of the workflow.',
    },
  },
  summarise: ({ event = '' }) => [{ text: event.trim() === '' ? 'every call' : event.trim() }],
  sampleOutput: ({ event = '', example = '' }) => {
    const parsed = parseJsonText(example);
    return {
      event: event.trim() === '' ? 'invoice.paid' : event.trim(),
      headers: { 'content-type': 'application/json' },
      query: {},
      body: parsed.ok ? parsed.value : {},
    };
  },
});
