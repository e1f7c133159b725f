import type { Field, Fields, ResolvedConfig, ResolvedValues, SwitchCase } from '../step/field.ts';
import { readBinding } from '../step/bound-value.ts';
import { readStoredValue } from '../step/stored-value.ts';
import { isFieldVisible } from '../step/visible-fields.ts';
import type { Config } from '../workflow/document.ts';
import type { ConditionGroups } from './condition.ts';
import { isOperatorId } from './operators.ts';
import { resolveJsonTemplate } from './resolve-json-template.ts';
import { resolveBoundValue } from './resolve-bound-value.ts';
import { resolveTemplate } from './resolve-template.ts';
import type { Scope } from './scope.ts';

/** `field` is the key of the field at fault; `message` is a whole sentence. */
export type ResolvedFields<F extends Fields> =
  | { readonly ok: true; readonly config: ResolvedConfig<F> }
  | { readonly ok: false; readonly field: string; readonly message: string };

type Resolved = ResolvedValues[Field['kind']];
type ResolvedField = { readonly value: Resolved } | { readonly fault: string };

/**
 * Resolves a step's config for its executor: variables replaced, absent fields at their defaults, hidden fields as if
 * they were absent. Fails on the first required field that is empty, and on JSON that is not valid once resolved.
 */
export function resolveConfig<F extends Fields>(fields: F, config: Config, scope: Scope): ResolvedFields<F> {
  const values: Record<string, Resolved> = {};
  for (const [key, field] of Object.entries(fields)) {
    const isVisible = isFieldVisible(fields, key, config);
    const resolved = resolveField(key, field, isVisible ? config : {}, scope);
    if ('fault' in resolved) return { ok: false, field: key, message: resolved.fault };
    if (isVisible && field.isRequired === true && isEmpty(resolved.value)) {
      return { ok: false, field: key, message: describeEmpty(key, field, config) };
    }
    values[key] = resolved.value;
  }
  // Every key of `fields` has got the value that its kind resolves to.
  return { ok: true, config: values as ResolvedConfig<F> };
}

function resolveField(key: string, field: Field, config: Config, scope: Scope): ResolvedField {
  if (field.kind === 'number' || field.kind === 'choice' || field.kind === 'toggle') {
    const binding = readBinding(field, config, key);
    if (binding !== undefined) return resolveBoundValue(field, binding, scope);
  }
  switch (field.kind) {
    case 'text':
      return { value: resolveTemplate(readStoredValue('text', config, key) ?? [], scope) ?? null };
    case 'json':
      return resolveJson(key, field, config, scope);
    case 'table':
      return { value: resolveTable(key, config, scope) };
    case 'conditions':
      return resolveConditions(field, readStoredValue('conditions', config, key) ?? [], scope);
    case 'cases':
      return resolveCases(field, readStoredValue('cases', config, key) ?? [], scope);
    case 'choice': {
      const value = readStoredValue('choice', config, key) ?? field.default;
      const isKnown = field.options.some((option) => option.value === value);
      return isKnown ? { value } : { fault: `The field "${field.label}" has the unknown value "${value}".` };
    }
    case 'number': {
      const value = readStoredValue('number', config, key) ?? field.default;
      if (value >= field.minimum && value <= field.maximum) return { value };
      return { fault: `The field "${field.label}" must be between ${field.minimum} and ${field.maximum}.` };
    }
    case 'toggle':
      return { value: readStoredValue('toggle', config, key) ?? field.default };
    case 'code':
      return { value: readStoredValue('code', config, key) ?? field.default };
    case 'declarations':
      return { value: readStoredValue('declarations', config, key) ?? [] };
    case 'sample':
    case 'plain':
      return { value: readStoredValue(field.kind, config, key) ?? '' };
    case 'weekdays':
      return { value: readStoredValue('weekdays', config, key) ?? [] };
    case 'time-zone':
      return { value: readStoredValue('time-zone', config, key) ?? field.default };
    case 'app-event':
    case 'resource':
      return { value: readStoredValue(field.kind, config, key) ?? '' };
    default:
      return field satisfies never;
  }
}

function resolveJson(key: string, field: Field, config: Config, scope: Scope): ResolvedField {
  const template = readStoredValue('json', config, key) ?? [];
  if (template.length === 0) return { value: '' };
  const resolved = resolveJsonTemplate(template, scope);
  if (resolved.ok) return { value: resolved.text };
  const { line, column, message } = resolved;
  return { fault: `The field "${field.label}" is not valid JSON at line ${line}, column ${column}: ${message}` };
}

/** Rows without a name are ones that the builder has not filled in. A value that is missing is null. */
function resolveTable(key: string, config: Config, scope: Scope): ResolvedValues['table'] {
  return (readStoredValue('table', config, key) ?? [])
    .filter((row) => row.key.trim() !== '')
    .map((row) => [row.key.trim(), resolveTemplate(row.value, scope) ?? null] as const);
}

function resolveCases(field: Field, cases: readonly SwitchCase[], scope: Scope): ResolvedField {
  const resolved: ResolvedValues['cases'][number][] = [];
  for (const { id, label, conditions } of cases) {
    const inCase = resolveConditions(field, conditions, scope);
    if ('fault' in inCase) return inCase;
    resolved.push({ id, label, conditions: inCase.value });
  }
  return { value: resolved };
}

function resolveConditions(
  field: Field,
  groups: ConditionGroups,
  scope: Scope,
): { readonly value: ResolvedValues['conditions'] } | { readonly fault: string } {
  const unknown = groups.flatMap((group) => group.conditions).find(({ operator }) => !isOperatorId(operator));
  if (unknown !== undefined) {
    return { fault: `The field "${field.label}" uses the unknown operator "${unknown.operator}".` };
  }
  return {
    value: groups.map((group) =>
      group.conditions.map(({ operator, left, right }) => ({
        operator,
        left: resolveTemplate(left, scope),
        right: resolveTemplate(right, scope),
      })),
    ),
  };
}

function isEmpty(value: Resolved): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || (Array.isArray(value) && value.length === 0);
}

function describeEmpty(key: string, field: Field, config: Config): string {
  const isFilled = field.kind === 'text' && (readStoredValue('text', config, key) ?? []).length > 0;
  return isFilled
    ? `The field "${field.label}" is required, but its variables had no value.`
    : `The field "${field.label}" is required, but it is empty.`;
}
