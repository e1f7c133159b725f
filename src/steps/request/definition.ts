import { defineStep } from '#core/step/definition.ts';
import { checkHeaderNames } from './header-names.ts';
import { checkLiteralUrl } from './literal-url.ts';

const hasBody = { field: 'method', in: ['POST', 'PUT', 'PATCH', 'DELETE'] };

export const requestStep = defineStep({
  type: 'request',
  name: 'Request',
  description: 'Sends an HTTP request to any API.',
  icon: 'world',
  fields: {
    method: {
      kind: 'choice',
      label: 'Method',
      options: [
        { value: 'GET', label: 'GET' },
        { value: 'POST', label: 'POST' },
        { value: 'PUT', label: 'PUT' },
        { value: 'PATCH', label: 'PATCH' },
        { value: 'DELETE', label: 'DELETE' },
        { value: 'HEAD', label: 'HEAD' },
      ],
      default: 'GET',
    },
    url: {
      kind: 'text',
      label: 'URL',
      placeholder: 'https://api.example.com/contacts',
      isRequired: true,
      takes: 'text',
    },
    query: { kind: 'table', label: 'Query parameters', keyLabel: 'Name', valueLabel: 'Value', takes: 'text' },
    headers: {
      kind: 'table',
      label: 'Headers',
      keyLabel: 'Name',
      valueLabel: 'Value',
      uniqueKeys: 'ignoring-case',
      takes: 'text',
    },
    bodyKind: {
      kind: 'choice',
      label: 'Body',
      options: [
        { value: 'none', label: 'None' },
        { value: 'json', label: 'JSON' },
        { value: 'form', label: 'Form' },
        { value: 'text', label: 'Text' },
      ],
      default: 'none',
      visibleWhen: hasBody,
    },
    bodyJson: {
      kind: 'json',
      label: 'JSON body',
      help: 'Variables outside quotes keep their type, and variables inside quotes become part of the text.',
      isRequired: true,
      visibleWhen: { field: 'bodyKind', in: ['json'] },
    },
    bodyForm: {
      kind: 'table',
      label: 'Form fields',
      keyLabel: 'Name',
      valueLabel: 'Value',
      visibleWhen: { field: 'bodyKind', in: ['form'] },
    },
    bodyText: {
      kind: 'text',
      label: 'Text body',
      isMultiline: true,
      visibleWhen: { field: 'bodyKind', in: ['text'] },
    },
    timeoutS: {
      kind: 'number',
      label: 'Timeout',
      help: 'The request fails when the answer is not complete by then.',
      minimum: 1,
      maximum: 120,
      unit: 'seconds',
      default: 30,
    },
  },
  branches: [],
  effects: 'external',
  canRetry: true,
  summarise: ({ method = 'GET', url = [] }) => [{ text: url.length === 0 ? method : `${method} ` }, ...url],
  check: ({ url = [], headers = [] }) => {
    const urlMessage = checkLiteralUrl(url);
    const headerMessage = checkHeaderNames(headers.map((row) => row.key.trim()));
    return [
      ...(urlMessage === null ? [] : [{ field: 'url', message: urlMessage, severity: 'error' as const }]),
      ...(headerMessage === null ? [] : [{ field: 'headers', message: headerMessage, severity: 'error' as const }]),
    ];
  },
  outputSchema: {
    type: 'object',
    properties: {
      statusCode: { type: 'number' },
      // Their names differ from answer to answer.
      headers: {},
      body: {},
    },
    required: ['statusCode', 'headers', 'body'],
  },
});
