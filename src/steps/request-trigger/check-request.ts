import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { toText } from '#core/expression/resolve-template.ts';
import { compileMismatchCheck, type Mismatch } from '#core/schema/find-mismatches.ts';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { Declaration, StoredConfig } from '#core/step/field.ts';
import { toHeaderName, type requestTrigger } from './definition.ts';

export type RequestConfig = StoredConfig<typeof requestTrigger.fields>;
/** `field`: where in the request, for example `query.page` or `body.contact.email`. */
export type RequestMistake = { readonly field: string; readonly message: string };
export type CheckedParts = { readonly query: JsonObject; readonly headers: JsonObject; readonly body: Json };

/** Lists what a request lacks, or has of another type than the trigger expects. Empty: it may start a run. */
export function checkRequest(config: RequestConfig, { query, headers, body }: CheckedParts): readonly RequestMistake[] {
  const { query: queries = [], headers: declaredHeaders = [], bodyCheck = 'none' } = config;
  return [
    ...checkTexts('query', 'query parameter', queries, query, (name) => name.trim()),
    ...checkTexts('headers', 'header', declaredHeaders, headers, toHeaderName),
    ...(bodyCheck === 'declared' ? checkBody(config.body ?? [], body) : []),
    ...(bodyCheck === 'example' ? checkByExample(config, body) : []),
  ];
}

/** In a query and in headers everything is a text, so a number is a text that reads as one. */
function checkTexts(
  part: 'query' | 'headers',
  called: string,
  declarations: readonly Declaration[],
  given: JsonObject,
  toName: (name: string) => string,
): readonly RequestMistake[] {
  return listNamed(declarations, toName).flatMap(({ name, type, isRequired }) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const field = `${part}.${name}`;
    if (value === undefined || value === '') {
      return isRequired ? [{ field, message: `The ${called} "${name}" is missing.` }] : [];
    }
    const fits = isJsonArray(value) ? type === 'list' || type === 'any' : readsAs(type, toText(value));
    return fits ? [] : [{ field, message: `The ${called} "${name}" must be ${IN_WORDS[type]}.` }];
  });
}

function readsAs(type: Declaration['type'], text: string): boolean {
  switch (type) {
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text));
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'object':
    case 'list': {
      const parsed = parseJsonText(text);
      return parsed.ok && isOfType(type, parsed.value);
    }
    default:
      return true;
  }
}

function checkBody(declarations: readonly Declaration[], body: Json): readonly RequestMistake[] {
  if (!isJsonObject(body)) return [{ field: 'body', message: 'The body must be an object with named fields.' }];
  return listNamed(declarations, (name) => name.trim()).flatMap(({ name, type, isRequired }) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    const field = `body.${name}`;
    if (value === undefined || value === null) {
      return isRequired ? [{ field, message: `The body field "${name}" is missing.` }] : [];
    }
    return isOfType(type, value) ? [] : [{ field, message: `The body field "${name}" must be ${IN_WORDS[type]}.` }];
  });
}

function isOfType(type: Declaration['type'], value: Json): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return isJsonObject(value);
    case 'list':
      return isJsonArray(value);
    default:
      return true;
  }
}

/** Of configs of published versions, which never change. */
const checks = new WeakMap<RequestConfig, (body: Json) => readonly Mismatch[]>();

function findCheck(config: RequestConfig): (body: Json) => readonly Mismatch[] {
  const known = checks.get(config);
  if (known !== undefined) return known;
  const parsed = parseJsonText(config.bodyExample ?? '');
  const check = parsed.ok ? compileMismatchCheck(inferSchema(parsed.value)) : () => [];
  checks.set(config, check);
  return check;
}

/** Fields that the example does not have are welcome. */
function checkByExample(config: RequestConfig, body: Json): readonly RequestMistake[] {
  return findCheck(config)(body).flatMap((mismatch) => {
    if (mismatch.kind === 'added') return [];
    const path = mismatch.path.join('.');
    const field = path === '' ? 'body' : `body.${path}`;
    const called = path === '' ? 'The body' : `The body field "${path}"`;
    const message =
      mismatch.kind === 'missing'
        ? `${called} is missing.`
        : `${called} must be ${mismatch.expected}, and it is ${mismatch.actual}.`;
    return [{ field, message }];
  });
}

type Named = { readonly name: string; readonly type: Declaration['type']; readonly isRequired: boolean };

function listNamed(declarations: readonly Declaration[], toName: (name: string) => string): readonly Named[] {
  return declarations
    .map(({ name, type, isRequired }) => ({ name: toName(name), type, isRequired }))
    .filter(({ name }) => name !== '');
}

const IN_WORDS: Readonly<Record<Declaration['type'], string>> = {
  any: 'given',
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  list: 'a list',
};
