import { defineStep } from '#core/step/definition.ts';

export const transformStep = defineStep({
  type: 'transform',
  name: 'Transform',
  description: 'Makes named values from variables and formulas for the steps behind it.',
  icon: 'transform',
  fields: {
    outputs: {
      kind: 'table',
      label: 'Outputs',
      help: 'Each row is a field of the output. A single variable or formula keeps its type.',
      keyLabel: 'Name',
      valueLabel: 'Value',
      isRequired: true,
      uniqueKeys: 'exactly',
    },
  },
  branches: [],
  effects: 'none',
  canRetry: false,
  summarise: ({ outputs = [] }) => {
    const names = outputs.map((row) => row.key.trim()).filter((key) => key !== '');
    return names.length === 0 ? [] : [{ text: `gives ${names.join(', ')}` }];
  },
  outputSchema: { type: 'object' },
  describeOutput: ({ outputs = [] }) => {
    const names = outputs.map((row) => row.key.trim()).filter((key) => key !== '');
    return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, {}])), required: names };
  },
});
