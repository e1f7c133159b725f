import { defineStep } from '#core/step/definition.ts';
import { checkHeaderNames } from '../request/header-names.ts';

const hasText = { field: 'bodyType', in: ['text'] } as const;

export const responseStep = defineStep({
  type: 'response',
  name: 'Response',
  description: 'Answers whoever called the workflow: status, headers and body. The run goes on afterwards.',
  icon: 'arrow-back-up',
  fields: {
    status: { kind: 'number', label: 'Status', minimum: 200, maximum: 599, default: 200, takesVariable: true },
    bodyType: {
      kind: 'choice',
      label: 'Body',
      default: 'json',
      options: [
        { value: 'json', label: 'JSON' },
        { value: 'text', label: 'Text' },
        { value: 'file', label: 'File' },
        { value: 'none', label: 'None' },
      ],
    },
    json: {
      kind: 'json',
      label: 'JSON body',
      isRequired: true,
      placeholder: '{ "id": … }',
      visibleWhen: { field: 'bodyType', in: ['json'] },
    },
    text: { kind: 'text', label: 'Text body', isMultiline: true, visibleWhen: hasText },
    contentType: {
      kind: 'text',
      label: 'Content type',
      takes: 'text',
      placeholder: 'text/plain; charset=utf-8',
      visibleWhen: hasText,
    },
    file: {
      kind: 'text',
      label: 'File',
      isRequired: true,
      help: 'A variable that holds a file, for example the file of the request.',
      visibleWhen: { field: 'bodyType', in: ['file'] },
    },
    headers: {
      kind: 'table',
      label: 'Headers',
      keyLabel: 'Name',
      valueLabel: 'Value',
      takes: 'text',
      uniqueKeys: 'ignoring-case',
    },
  },
  branches: [],
  effects: 'external',
  canRetry: false,
  onlyAfter: ['request', 'webhook'],
  summarise: ({ status = 200, bodyType = 'json' }) => [
    ...(typeof status === 'number' ? [{ text: String(status) }] : status),
    ...(bodyType === 'none' ? [] : [{ text: `, ${bodyType === 'json' ? 'JSON' : bodyType}` }]),
  ],
  check: ({ headers = [] }) => {
    const message = checkHeaderNames(headers.map(({ key }) => key.trim()));
    return message === null ? [] : [{ field: 'headers', message, severity: 'error' }];
  },
  outputSchema: {
    type: 'object',
    properties: { status: { type: 'number' }, isFirst: { type: 'boolean' } },
    required: ['status', 'isFirst'],
  },
});
