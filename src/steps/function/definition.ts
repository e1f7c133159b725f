import { listNamedLibraries } from '#core/step/code-libraries.ts';
import { defineStep } from '#core/step/definition.ts';

const EXAMPLE = `// The parameters above arrive in \`parameters\`.
// What you return is the output of this step.
return { ...parameters };
`;

export const functionStep = defineStep({
  type: 'function',
  name: 'Function',
  description: 'Runs your own JavaScript on values of earlier steps.',
  icon: 'code',
  fields: {
    parameters: {
      kind: 'table',
      label: 'Parameters',
      help: 'Each row is a property of `parameters` in the code.',
      keyLabel: 'Name',
      valueLabel: 'Value',
      uniqueKeys: 'exactly',
    },
    code: {
      kind: 'code',
      label: 'Code',
      help:
        'The code returns the output of this step, and it may use `await`. It has `lodash`, `dateFns`, `uuid`, `hash`, ' +
        '`hmac` and `base64`, and calls APIs with `await fetch(url, { method, headers, body, timeout })`, up to 20 times.',
      language: 'javascript',
      isRequired: true,
      default: EXAMPLE,
    },
  },
  branches: [],
  effects: ({ code = '' }) => (listNamedLibraries(code).includes('fetch') ? 'external' : 'none'),
  canRetry: false,
  summarise: ({ parameters = [] }) => {
    const names = parameters.map((row) => row.key).filter((key) => key !== '');
    return names.length === 0 ? [] : [{ text: `uses ${names.join(', ')}` }];
  },
  outputSchema: {},
});
