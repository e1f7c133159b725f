import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import type { Template } from '../expression/template.ts';
import type { Config } from '../workflow/document.ts';
import { DECLARED_TYPES, type Field, type Fields, type StoredConfig, type StoredValues } from './field.ts';

const SOURCES: ReadonlySet<Json | undefined> = new Set(['trigger', 'step', 'item', 'user', 'secret']);
const SOURCES_WITH_STEP: ReadonlySet<Json | undefined> = new Set(['step', 'item']);

/**
 * Reads what a config stores for a field. Undefined when it stores nothing, or something that does not fit the field's
 * kind, which a document that passed `checkDocument` never does.
 */
export function readStoredValue<K extends Field['kind']>(
  kind: K,
  config: Config,
  key: string,
): StoredValues[K] | undefined {
  const value = Object.hasOwn(config, key) ? config[key] : undefined;
  // isStoredValue has just checked that the value has the shape of this kind.
  return value !== undefined && isStoredValue(kind, value) ? (value as StoredValues[K]) : undefined;
}

/** Reads a whole config as a definition's `summarise` and `check` take it: without what does not fit. */
export function readStoredConfig<F extends Fields>(fields: F, config: Config): StoredConfig<F> {
  const fitting: { [key: string]: StoredValues[Field['kind']] } = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = readStoredValue(field.kind, config, key) ?? readTemplateInPlace(field, config, key);
    if (value !== undefined) fitting[key] = value;
  }
  // Each value has just been read by the kind of its own field.
  return fitting as StoredConfig<F>;
}

/** Of a number, a choice or a toggle; see `bound-value.ts`. */
function readTemplateInPlace(field: Field, config: Config, key: string): Template | undefined {
  return 'takesVariable' in field && field.takesVariable === true ? readStoredValue('text', config, key) : undefined;
}

/** Says whether a value has the shape that fields of a kind store. Ranges and options are not looked at. */
export function isStoredValue(kind: Field['kind'], value: Json): boolean {
  switch (kind) {
    case 'text':
    case 'json':
      return isTemplate(value);
    case 'choice':
    case 'code':
    case 'sample':
    case 'plain':
    case 'time-zone':
    case 'app-event':
    case 'resource':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'toggle':
      return typeof value === 'boolean';
    case 'table':
      return isTable(value);
    case 'conditions':
      return isConditionGroups(value);
    case 'cases':
      return isJsonArray(value) && value.every(isCase);
    case 'weekdays':
      return isJsonArray(value) && value.every((day) => typeof day === 'number' && day >= 1 && day <= 7);
    case 'declarations':
      return isJsonArray(value) && value.every(isDeclaration);
    default:
      return kind satisfies never;
  }
}

// Guards by hand instead of compiled schemas: they run for every step of a run and on every key stroke.

function isTemplate(value: Json | undefined): boolean {
  return isJsonArray(value) && value.every(isToken);
}

function isToken(token: Json): boolean {
  if (!isJsonObject(token)) return false;
  return typeof token['text'] === 'string' || isReference(token['ref']) || isFormula(token['formula']);
}

function isFormula(value: Json | undefined): boolean {
  if (!isJsonObject(value) || typeof value['source'] !== 'string' || !isJsonObject(value['slots'])) return false;
  return Object.values(value['slots']).every(isReference);
}

function isReference(value: Json | undefined): boolean {
  if (!isJsonObject(value) || !SOURCES.has(value['source']) || value['path'] === undefined) return false;
  if (SOURCES_WITH_STEP.has(value['source']) && typeof value['stepId'] !== 'string') return false;
  if (!isPath(value['path'])) return false;
  const { orElse } = value;
  return orElse === undefined || (value['source'] === 'trigger' && isJsonArray(orElse) && orElse.every(isPath));
}

function isPath(value: Json): boolean {
  return isJsonArray(value) && value.every(isPathKey);
}

function isPathKey(key: Json): boolean {
  if (isJsonObject(key)) return key['pick'] === 'each' || key['pick'] === 'last';
  return typeof key === 'string' || typeof key === 'number';
}

function isTable(value: Json): boolean {
  return (
    isJsonArray(value) && value.every((row) => hasId(row) && typeof row['key'] === 'string' && isTemplate(row['value']))
  );
}

function isConditionGroups(value: Json): boolean {
  return (
    isJsonArray(value) &&
    value.every((group) => hasId(group) && isJsonArray(group['conditions']) && group['conditions'].every(isCondition))
  );
}

function isCase(value: Json): boolean {
  return hasId(value) && typeof value['label'] === 'string' && isConditionGroups(value['conditions'] ?? null);
}

function isCondition(value: Json): boolean {
  return (
    hasId(value) && typeof value['operator'] === 'string' && isTemplate(value['left']) && isTemplate(value['right'])
  );
}

function isDeclaration(value: Json): boolean {
  return (
    hasId(value) &&
    typeof value['name'] === 'string' &&
    DECLARED_TYPES.some((type) => type === value['type']) &&
    typeof value['isRequired'] === 'boolean' &&
    typeof value['example'] === 'string'
  );
}

function hasId(value: Json): value is JsonObject {
  return isJsonObject(value) && typeof value['id'] === 'string';
}
