import type { TSchema } from 'typebox';

/** A copy in which every object without named properties lets all properties through; the serialiser would drop them. */
export function openObjects<Schema extends TSchema>(schema: Schema): Schema {
  // TypeBox's own marks are not enumerable; what reads the copy needs only what JSON carries.
  return open(JSON.parse(JSON.stringify(schema)) as unknown) as Schema;
}

function open(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== 'object' || value === null) return value;
  const opened = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, open(item)]));
  const isBare = opened['type'] === 'object' && !('properties' in opened) && !('additionalProperties' in opened);
  return isBare ? { ...opened, additionalProperties: true } : opened;
}
