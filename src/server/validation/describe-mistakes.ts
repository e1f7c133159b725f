import type { ErrorObject } from 'ajv/dist/2020.js';

export interface Mistake {
  /** As one writes it in a program: `events[3].name`. Empty: the whole part. */
  readonly field: string;
  readonly message: string;
}

export type RequestPart = 'body' | 'querystring' | 'params' | 'headers';
type Facts = Readonly<Record<string, unknown>>;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};
const FORMAT_WORDS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  'date-time': 'a time such as 2026-01-31T08:00:00.000Z',
  email: 'an e-mail address',
};

/** Says what is wrong with a part of a request, a whole sentence for each field. */
export function describeMistakes(part: RequestPart, errors: readonly ErrorObject[]): Mistake[] {
  // The errors inside the alternatives say little; the one about all of them comes last and is kept.
  const inAlternatives = errors.some(({ keyword }) => keyword === 'anyOf');
  const kept = errors.filter(({ schemaPath }) => !inAlternatives || !/\/anyOf\/\d/.test(schemaPath));
  return (kept.length > 0 ? kept : errors).map((error) => describe(part, error));
}

function describe(part: RequestPart, { keyword, instancePath, params, message }: ErrorObject): Mistake {
  // Ajv types the facts of each keyword as a record of any.
  const facts: Facts = params;
  const parent = fieldOf(instancePath);
  if (keyword === 'required') return about(part, join(parent, facts['missingProperty']), 'is missing');
  if (keyword === 'additionalProperties') {
    return about(part, join(parent, facts['additionalProperty']), 'is not known here');
  }
  return about(part, parent, describeRule(keyword, facts) ?? message ?? 'is not as it must be');
}

function about(part: RequestPart, field: string, predicate: string): Mistake {
  return { field, message: `${subjectOf(part, field)} ${predicate}.` };
}

function subjectOf(part: RequestPart, field: string): string {
  if (field === '') return part === 'body' ? 'The body' : 'The request';
  switch (part) {
    case 'body':
      return `"${field}"`;
    case 'querystring':
      return `The query parameter "${field}"`;
    case 'params':
      return `"${field}" in the path`;
    case 'headers':
      return `The header "${field}"`;
  }
}

function describeRule(keyword: string, facts: Facts): string | undefined {
  const limit = String(facts['limit']);
  switch (keyword) {
    case 'type':
      return `must be ${wordsFor(facts['type'])}`;
    case 'format':
      return `must be ${FORMAT_WORDS[String(facts['format'])] ?? String(facts['format'])}`;
    case 'enum':
      return `must be one of ${listOf(facts['allowedValues'])}`;
    case 'const':
      return `must be ${JSON.stringify(facts['allowedValue'])}`;
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`;
    case 'maxLength':
      return `must have at most ${limit} characters`;
    case 'minItems':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} items`;
    case 'maxItems':
      return `must have at most ${limit} items`;
    case 'minimum':
      return `must be ${limit} or more`;
    case 'maximum':
      return `must be ${limit} or less`;
    case 'pattern':
      return 'has a form that is not allowed';
    case 'anyOf':
    case 'oneOf':
      return 'has none of the forms that are allowed';
    default:
      return undefined;
  }
}

function wordsFor(types: unknown): string {
  const names: readonly unknown[] = Array.isArray(types) ? types : [types];
  return names.map((name) => TYPE_WORDS[String(name)] ?? String(name)).join(' or ');
}

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values);
}

/** `/events/3/name` → `events[3].name` */
function fieldOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : join(path, key)), '');
}

function join(parent: string, key: unknown): string {
  return parent === '' ? String(key) : `${parent}.${String(key)}`;
}
