import { listConditionTemplates } from '#core/expression/list-templates.ts';
import { defineTrigger, type FieldProblem } from '#core/step/definition.ts';

const FILTER_SOURCES = ['trigger', 'user'];

export const appEventTrigger = defineTrigger({
  type: 'app-event',
  name: 'App Event',
  description: 'Starts the workflow when your app sends an App Event for an end user.',
  icon: 'bolt',
  readsOwnOutput: true,
  fields: {
    appEventId: {
      kind: 'app-event',
      label: 'App Event',
      help: 'The workflow starts each time your app sends this event for an end user who has the workflow enabled.',
      isRequired: true,
    },
    filter: {
      kind: 'conditions',
      label: 'Only when',
      help: 'Without conditions every event starts the workflow. One that does not fit is kept with the verdict “filtered”, and with the values that decided.',
      takesFormulas: false,
    },
  },
  // The config holds the event's id only; who shows the card knows the names.
  summarise: ({ filter = [] }) => {
    const count = filter.reduce((sum, { conditions }) => sum + conditions.length, 0);
    return count === 0 ? [] : [{ text: `Only when ${count === 1 ? '1 condition is' : `${count} conditions are`} met` }];
  },
  check: ({ filter = [] }): readonly FieldProblem[] => {
    const tokens = listConditionTemplates(filter).flat();
    if (tokens.every((token) => 'text' in token || ('ref' in token && FILTER_SOURCES.includes(token.ref.source))))
      return [];
    const message = 'The filter reads the event and its end user only: no formulas, no secrets and no steps.';
    return [{ field: 'filter', severity: 'error', message }];
  },
});
