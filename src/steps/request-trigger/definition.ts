import type { Json, JsonObject } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { defineTrigger } from '#core/step/definition.ts';
import type { Declaration } from '#core/step/field.ts';

const readsDeclared = { field: 'bodyCheck', in: ['declared'] } as const;

/** A header name as Node gives it, so that a declaration finds what was sent. */
export const toHeaderName = (name: string): string => name.trim().toLowerCase();

export const requestTrigger = defineTrigger({
  type: 'request',
  name: 'Request',
  description: 'Starts the workflow when your app calls its address for an end user, and can answer with what it did.',
  icon: 'arrow-bounce',
  fields: {
    query: {
      kind: 'declarations',
      label: 'Query parameters',
      keyLabel: 'Name',
      help: 'What callers put behind the address. Calls that lack what is required are refused and told so.',
    },
    headers: { kind: 'declarations', label: 'Headers', keyLabel: 'Name' },
    bodyExample: {
      kind: 'sample',
      label: 'Example body',
      help: 'A body as your app sends it. Its fields become the variables of the workflow.',
    },
    bodyCheck: {
      kind: 'choice',
      label: 'Check the body',
      default: 'none',
      options: [
        { value: 'none', label: 'Take any' },
        { value: 'example', label: 'As the example' },
        { value: 'declared', label: 'By a list' },
      ],
      help: '“As the example” refuses bodies that lack a field of the example or have another type there.',
    },
    body: {
      kind: 'declarations',
      label: 'Body fields',
      keyLabel: 'Name',
      isRequired: true,
      visibleWhen: readsDeclared,
    },
    waitS: {
      kind: 'number',
      label: 'Wait for a response',
      minimum: 1,
      maximum: 120,
      default: 55,
      unit: 's',
      help: 'With a Response step in the workflow, callers wait for it so long; the run goes on afterwards.',
    },
  },
  summarise: ({ bodyCheck }) => (bodyCheck === undefined || bodyCheck === 'none' ? [] : [{ text: 'checks the body' }]),
  sampleOutput: ({ query = [], headers = [], body = [], bodyExample = '' }) => ({
    headers: exampleOf(headers, toHeaderName),
    query: exampleOf(query),
    body: readExample(bodyExample) ?? (body.length === 0 ? null : exampleOf(body)),
    file: null,
  }),
});

function readExample(text: string): Json | undefined {
  const parsed = parseJsonText(text);
  return parsed.ok ? parsed.value : undefined;
}

function exampleOf(declarations: readonly Declaration[], toName = (name: string) => name.trim()): JsonObject {
  return Object.fromEntries(
    declarations.filter(({ name }) => name.trim() !== '').map((row) => [toName(row.name), readValue(row)]),
  );
}

function readValue({ type, example }: Declaration): Json {
  const parsed = parseJsonText(example);
  switch (type) {
    case 'number':
      return parsed.ok && typeof parsed.value === 'number' ? parsed.value : 0;
    case 'boolean':
      return parsed.ok && parsed.value === true;
    case 'object':
    case 'list':
      return parsed.ok ? parsed.value : type === 'list' ? [] : {};
    default:
      return example;
  }
}
