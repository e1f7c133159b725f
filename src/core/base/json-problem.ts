import { readJsonToken, type JsonToken } from './json-token.ts';

/** What keeps a text from being JSON: where (`offset` counts UTF-16 units from 0), and why, in plain words. */
export interface JsonProblem {
  readonly offset: number;
  readonly message: string;
}

type Container = 'object' | 'array';
type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

interface Reader {
  readonly containers: Container[];
  expected: Expected;
  previousEnd: number;
}

/** Finds the first thing that keeps a text from being JSON. Never recursive: any depth of nesting is fine. */
export function findJsonProblem(text: string): JsonProblem | undefined {
  const reader: Reader = { containers: [], expected: 'value', previousEnd: 0 };
  let token = readJsonToken(text, 0);
  while (true) {
    const message = findPlacementProblem(reader, token, text);
    if (message !== undefined) return { offset: getOffset(reader, token), message };
    if (token.problem !== undefined) return { offset: token.problemAt ?? token.start, message: token.problem };
    if (token.kind === 'end') return undefined;
    advance(reader, token);
    token = readJsonToken(text, token.end);
  }
}

/** A missing comma belongs right after the value before it, not at the token that reveals it. */
function getOffset(reader: Reader, token: JsonToken): number {
  return reader.expected === 'comma-or-close' && beginsValue(token) ? reader.previousEnd : token.start;
}

function findPlacementProblem(reader: Reader, token: JsonToken, text: string): string | undefined {
  const container = reader.containers.at(-1);
  if (token.kind === 'end') return describeEnd(reader, container, text);
  switch (reader.expected) {
    case 'value':
    case 'value-or-close':
      return describeAtValue(reader.expected, container, token);
    case 'key':
    case 'key-or-close':
      return describeAtKey(reader.expected, token);
    case 'colon':
      if (token.kind === ':' || token.kind === 'comment') return undefined;
      return 'A colon is missing between a property name and its value.';
    case 'comma-or-close':
      return describeAtComma(container, token);
    case 'end':
      if (token.kind === 'comment') return undefined;
      return 'The JSON ends before this; remove what follows, or put everything into one object or array.';
  }
}

function describeEnd(reader: Reader, container: Container | undefined, text: string): string | undefined {
  if (reader.expected === 'end') return undefined;
  if (container === undefined) return text.trim() === '' ? 'The text is empty; there is no JSON in it.' : undefined;
  if (reader.expected === 'colon') return 'The text ends after a property name; add a colon and a value.';
  if (reader.expected === 'value' && container === 'object') return 'The text ends after a colon; add a value.';
  return container === 'object'
    ? 'The text ends inside an object; add a closing brace: }.'
    : 'The text ends inside an array; add a closing bracket: ].';
}

function describeAtValue(expected: Expected, container: Container | undefined, token: JsonToken): string | undefined {
  switch (token.kind) {
    case ']':
      if (container === 'array') {
        return expected === 'value' ? 'There is a comma after the last item; remove it.' : undefined;
      }
      return container === 'object'
        ? 'A value is missing after the colon.'
        : 'There is nothing open that ] could close.';
    case '}':
      if (container === 'array') return 'This array needs a closing bracket, ], instead of a brace.';
      return container === 'object'
        ? 'A value is missing after the colon.'
        : 'There is nothing open that } could close.';
    case ',':
      return container === 'object' ? 'A value is missing after the colon.' : 'There is a comma too many; remove it.';
    case ':':
      return 'There is a colon where a value belongs.';
    default:
      return undefined;
  }
}

function describeAtKey(expected: Expected, token: JsonToken): string | undefined {
  switch (token.kind) {
    case 'string':
      return undefined;
    case '}':
      return expected === 'key' ? 'There is a comma after the last property; remove it.' : undefined;
    case ']':
      return 'This object needs a closing brace, }, instead of a bracket.';
    case ',':
      return 'There is a comma too many; remove it.';
    case ':':
      return 'A property name is missing before the colon.';
    case 'word':
    case 'number':
    case 'quote':
      return 'Property names must be in double quotes.';
    case '{':
    case '[':
      return 'A property name in double quotes belongs here.';
    default:
      return undefined;
  }
}

function describeAtComma(container: Container | undefined, token: JsonToken): string | undefined {
  switch (token.kind) {
    case ',':
      return undefined;
    case '}':
      return container === 'object' ? undefined : 'This array needs a closing bracket, ], instead of a brace.';
    case ']':
      return container === 'array' ? undefined : 'This object needs a closing brace, }, instead of a bracket.';
    case ':':
      return 'There is a colon where a comma or the end belongs.';
    default:
      if (!beginsValue(token)) return undefined;
      return container === 'array'
        ? 'A comma is missing between two items.'
        : 'A comma is missing between two properties.';
  }
}

function beginsValue(token: JsonToken): boolean {
  return ['string', 'number', 'word', 'quote', '{', '['].includes(token.kind);
}

function advance(reader: Reader, token: JsonToken): void {
  const { containers } = reader;
  reader.previousEnd = token.end;
  switch (token.kind) {
    case '{':
      containers.push('object');
      reader.expected = 'key-or-close';
      return;
    case '[':
      containers.push('array');
      reader.expected = 'value-or-close';
      return;
    case '}':
    case ']':
      containers.pop();
      reader.expected = containers.length === 0 ? 'end' : 'comma-or-close';
      return;
    case ',':
      reader.expected = containers.at(-1) === 'object' ? 'key' : 'value';
      return;
    case ':':
      reader.expected = 'value';
      return;
    default:
      reader.expected = isKeyPlace(reader.expected) ? 'colon' : containers.length === 0 ? 'end' : 'comma-or-close';
  }
}

function isKeyPlace(expected: Expected): boolean {
  return expected === 'key' || expected === 'key-or-close';
}
