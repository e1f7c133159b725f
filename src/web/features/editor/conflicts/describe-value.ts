import { isJsonArray, isJsonObject, type Json } from '#core/base/json.ts';
import { formatReference, type ReferenceLabels } from '#core/expression/format-reference.ts';
import type { Reference } from '#core/expression/template.ts';

/** A stored value as one text that a person recognises: "https://x.example/{{Contact Created › id}}". */
export function describeValue(value: Json | undefined, labels: ReferenceLabels): string {
  if (value === undefined || value === null || value === '') return 'empty';
  if (isJsonArray(value)) return describeList(value, labels);
  if (isJsonObject(value)) return describeEntry(value, labels) ?? JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value);
}

function describeList(items: readonly Json[], labels: ReferenceLabels): string {
  if (items.length === 0) return 'empty';
  const tokens = items.map((item) => describeToken(item, labels));
  if (tokens.every((token) => token !== null)) return tokens.join('');
  return items.map((item) => describeValue(item, labels)).join(', ');
}

/** One piece of a template. */
function describeToken(item: Json, labels: ReferenceLabels): string | null {
  if (!isJsonObject(item)) return null;
  if (typeof item['text'] === 'string') return item['text'];
  const { formula } = item;
  if (isJsonObject(formula) && typeof formula['source'] === 'string') return `ƒ ${formula['source']}`;
  if (!isJsonObject(item['ref'])) return null;
  // What the document holds has passed the schema of templates.
  return `{{${formatReference(item['ref'] as unknown as Reference, labels)}}}`;
}

/** A line of a table. */
function describeEntry(item: { readonly [key: string]: Json }, labels: ReferenceLabels): string | null {
  const { key, value } = item;
  return typeof key === 'string' && value !== undefined ? `${key}: ${describeValue(value, labels)}` : null;
}
