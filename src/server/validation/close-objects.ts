import type { TSchema } from 'typebox';

/** A copy in which every object with named properties refuses others, unless it says something else itself. */
export function closeObjects(schema: TSchema): TSchema {
  // TypeBox's own marks are not enumerable, and Ajv needs only what JSON carries.
  return close(JSON.parse(JSON.stringify(schema)) as unknown) as TSchema;
}

function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, close(item)]));
  const isOpen = closed['type'] === 'object' && 'properties' in closed && !('additionalProperties' in closed);
  return isOpen ? { ...closed, additionalProperties: false } : closed;
}
