import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import type { Field, Fields } from '#core/step/field.ts';
import { findStepDefinition } from '#steps/catalog.ts';

/**
 * The recorded fields of a step as a person reads them: rows of a table as a name and its value, JSON as what it holds.
 * Left out are fields that the step did not look at, and code, which is the same in every run of a version.
 */
export function presentInput(stepType: string, input: Json): Json {
  const fields = findStepDefinition(stepType)?.fields;
  if (fields === undefined || !isJsonObject(input)) return input;
  const shown = Object.entries(input).filter(([key]) => {
    const field = fields[key];
    return field === undefined || (field.kind !== 'code' && isVisible(key, fields, input));
  });
  return Object.fromEntries(shown.map(([key, value]) => [key, presentValue(fields[key], value)]));
}

/** A field is looked at when the field that decides about it is, and says so. */
function isVisible(key: string, fields: Fields, input: JsonObject): boolean {
  const condition = fields[key]?.visibleWhen;
  if (condition === undefined) return true;
  const decider = input[condition.field];
  const isMet = typeof decider === 'string' && condition.in.includes(decider);
  return isMet && isVisible(condition.field, fields, input);
}

function presentValue(field: Field | undefined, value: Json): Json {
  if (field?.kind === 'table' && isJsonArray(value)) return presentTable(value);
  if (field?.kind === 'json' && typeof value === 'string') {
    const parsed = parseJsonText(value);
    return parsed.ok ? parsed.value : value;
  }
  return value;
}

/** Names may repeat, as headers do; then the rows stay rows. */
function presentTable(rows: readonly Json[]): Json {
  const byName = new Map<string, Json>();
  for (const row of rows) {
    const [name, value = null] = isJsonArray(row) ? row : [];
    if (typeof name !== 'string' || byName.has(name)) return rows;
    byName.set(name, value);
  }
  return Object.fromEntries(byName);
}
