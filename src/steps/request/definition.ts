import type { JsonSchema } from '#core/schema/json-schema.ts';
import { defineStep } from '#core/step/definition.ts';
import { requestAuthFields as authFields } from './auth-fields.ts';
import { checkHeaderNames } from './header-names.ts';
import { checkLiteralUrl } from './literal-url.ts';

const hasBody = { field: 'method', in: ['POST', 'PUT', 'PATCH', 'DELETE'] };
const hasPages = { field: 'pagination', in: ['link', 'cursor', 'page', 'offset'] };

const ONE_ANSWER: JsonSchema = {
  type: 'object',
  properties: {
    statusCode: { type: 'number' },
    // Their names differ from answer to answer.
    headers: {},
    body: {},
  },
  required: ['statusCode', 'headers', 'body'],
};
const FILE_ANSWER: JsonSchema = {
  ...ONE_ANSWER,
  properties: {
    ...ONE_ANSWER.properties,
    file: {
      type: 'object',
      properties: {
        fileId: { type: 'string' },
        name: { type: 'string' },
        contentType: { type: 'string' },
        size: { type: 'number' },
      },
      required: ['fileId', 'name', 'contentType', 'size'],
    },
  },
  required: ['statusCode', 'headers', 'body', 'file'],
};
const ALL_PAGES: JsonSchema = {
  ...ONE_ANSWER,
  properties: {
    ...ONE_ANSWER.properties,
    items: { type: 'array', items: {} },
    pageCount: { type: 'number' },
    isComplete: { type: 'boolean' },
  },
  required: ['statusCode', 'headers', 'body', 'items', 'pageCount', 'isComplete'],
};

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
        { value: 'OPTIONS', label: 'OPTIONS' },
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
    ...authFields,
    resource: {
      kind: 'resource',
      label: 'API resource',
      isRequired: true,
      help: 'Its base URL comes before the path in the field "URL", and it authenticates the request.',
      visibleWhen: { field: 'auth', in: ['resource'] },
    },
    bodyKind: {
      kind: 'choice',
      label: 'Body',
      options: [
        { value: 'none', label: 'None' },
        { value: 'json', label: 'JSON' },
        { value: 'form', label: 'Form' },
        { value: 'multipart', label: 'Form with files (multipart)' },
        { value: 'graphql', label: 'GraphQL' },
        { value: 'xml', label: 'XML' },
        { value: 'text', label: 'Text' },
        { value: 'file', label: 'File' },
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
      visibleWhen: { field: 'bodyKind', in: ['form', 'multipart'] },
    },
    graphqlQuery: {
      kind: 'text',
      label: 'Query',
      isMultiline: true,
      isRequired: true,
      takes: 'text',
      placeholder: 'query ($email: String!) { … }',
      visibleWhen: { field: 'bodyKind', in: ['graphql'] },
    },
    graphqlVariables: {
      kind: 'json',
      label: 'Variables',
      placeholder: '{ "email": … }',
      visibleWhen: { field: 'bodyKind', in: ['graphql'] },
    },
    bodyText: {
      kind: 'text',
      label: 'Text body',
      isMultiline: true,
      visibleWhen: { field: 'bodyKind', in: ['text', 'xml'] },
    },
    bodyType: {
      kind: 'plain',
      label: 'Content type',
      placeholder: 'text/plain; charset=utf-8',
      visibleWhen: { field: 'bodyKind', in: ['text'] },
    },
    bodyFile: {
      kind: 'text',
      label: 'File',
      isRequired: true,
      help: 'A variable that holds a file: that of a Request trigger, or of a Request step whose answer is a file.',
      visibleWhen: { field: 'bodyKind', in: ['file'] },
    },
    pagination: {
      kind: 'choice',
      label: 'Pages',
      default: 'none',
      options: [
        { value: 'none', label: 'One answer is all' },
        { value: 'cursor', label: 'The answer has a token or the address of the next page' },
        { value: 'link', label: 'The header "Link" has the next page' },
        { value: 'page', label: 'Pages are numbered' },
        { value: 'offset', label: 'Pages begin after so many items' },
      ],
      help: 'The items of all pages come as one list.',
    },
    responseAs: {
      kind: 'choice',
      label: 'The answer is',
      default: 'auto',
      options: [
        { value: 'auto', label: 'What its content type says' },
        { value: 'json', label: 'JSON' },
        { value: 'text', label: 'Text' },
        { value: 'file', label: 'A file' },
      ],
      help: 'A file is kept, and the variable `file` hands it on. An answer of more than 1 MiB is one in any case.',
      visibleWhen: { field: 'pagination', in: ['none'] },
    },
    itemsPath: {
      kind: 'plain',
      label: 'Where the items are',
      placeholder: 'data.items',
      help: 'A path into the body; empty when the body itself is the list.',
      visibleWhen: hasPages,
    },
    nextPath: {
      kind: 'plain',
      label: 'Where the next page is',
      placeholder: 'paging.next.after',
      isRequired: true,
      help: 'A path to the token or the address; without a value there the page is the last one.',
      visibleWhen: { field: 'pagination', in: ['cursor'] },
    },
    pageParameter: {
      kind: 'plain',
      label: 'Query parameter',
      placeholder: 'page',
      isRequired: true,
      visibleWhen: { field: 'pagination', in: ['cursor', 'page', 'offset'] },
    },
    firstPage: {
      kind: 'number',
      label: 'It begins with',
      minimum: 0,
      maximum: 1_000_000,
      default: 1,
      visibleWhen: { field: 'pagination', in: ['page', 'offset'] },
    },
    maxPages: {
      kind: 'number',
      label: 'At most',
      minimum: 1,
      maximum: 1000,
      default: 100,
      unit: 'pages',
      takesVariable: true,
      help: 'What comes behind them is left out, and `isComplete` says so.',
      visibleWhen: hasPages,
    },
    timeoutS: {
      kind: 'number',
      label: 'Timeout',
      help: 'The request fails when the answer is not complete by then.',
      minimum: 1,
      maximum: 120,
      unit: 'seconds',
      default: 30,
      takesVariable: true,
    },
  },
  branches: [],
  effects: 'external',
  canRetry: true,
  summarise: ({ method = 'GET', url = [] }) => [{ text: url.length === 0 ? method : `${method} ` }, ...url],
  check: ({ url = [], headers = [], auth = 'none' }) => {
    // Below the base URL of a resource, which only a run knows.
    const urlMessage = auth === 'resource' ? null : checkLiteralUrl(url);
    const headerMessage = checkHeaderNames(headers.map((row) => row.key.trim()));
    const isTwice =
      (auth === 'bearer' || auth === 'basic' || auth === 'oauth2') &&
      headers.some((row) => row.key.trim().toLowerCase() === 'authorization');
    const twice = 'The authentication below sets the header "Authorization" too, and the header wins.';
    return [
      ...(isTwice ? [{ field: 'headers', message: twice, severity: 'warning' as const }] : []),
      ...(urlMessage === null ? [] : [{ field: 'url', message: urlMessage, severity: 'error' as const }]),
      ...(headerMessage === null ? [] : [{ field: 'headers', message: headerMessage, severity: 'error' as const }]),
    ];
  },
  describeOutput: ({ pagination = 'none', responseAs = 'auto' }) => {
    if (pagination !== 'none') return ALL_PAGES;
    return responseAs === 'file' ? FILE_ANSWER : ONE_ANSWER;
  },
  outputSchema: ONE_ANSWER,
});
