import type { Template } from '#core/expression/template.ts';
import { defineStep } from '#core/step/definition.ts';

/** A run may rest as long as it may live. */
export const MAX_DELAY_DAYS = 30;

const forDuration = { field: 'mode', in: ['for'] };

export const delayStep = defineStep({
  type: 'delay',
  name: 'Delay',
  description: 'Waits for some time, or until a date, and then goes on.',
  icon: 'clock',
  fields: {
    mode: {
      kind: 'choice',
      label: 'Wait',
      options: [
        { value: 'for', label: 'For a length of time' },
        { value: 'until', label: 'Until a date' },
      ],
      default: 'for',
    },
    amount: {
      kind: 'text',
      label: 'How long',
      help: `At most ${MAX_DELAY_DAYS} days.`,
      placeholder: '5',
      isRequired: true,
      takes: 'text',
      visibleWhen: forDuration,
    },
    unit: {
      kind: 'choice',
      label: 'Unit',
      options: [
        { value: 'seconds', label: 'Seconds' },
        { value: 'minutes', label: 'Minutes' },
        { value: 'hours', label: 'Hours' },
        { value: 'days', label: 'Days' },
      ],
      default: 'minutes',
      visibleWhen: forDuration,
    },
    until: {
      kind: 'text',
      label: 'Date and time',
      help: 'As "2026-12-24T18:00:00Z", or in milliseconds since 1970. A date in the past does not wait.',
      placeholder: '2026-12-24T18:00:00Z',
      isRequired: true,
      takes: 'text',
      visibleWhen: { field: 'mode', in: ['until'] },
    },
  },
  branches: [],
  effects: 'none',
  canRetry: false,
  summarise: ({ mode = 'for', amount = [], unit = 'minutes', until = [] }) =>
    mode === 'for'
      ? [...amount, { text: ` ${isOne(amount) ? unit.slice(0, -1) : unit}` }]
      : [{ text: 'until ' }, ...until],
  outputSchema: {
    type: 'object',
    properties: { until: { type: 'string' } },
    required: ['until'],
  },
});

function isOne([only, ...more]: Template): boolean {
  return more.length === 0 && only !== undefined && 'text' in only && only.text.trim() === '1';
}
