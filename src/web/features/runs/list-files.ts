import { isJsonArray, isJsonObject, type Json } from '#core/base/json.ts';

export type NamedFile = { readonly fileId: string; readonly name: string };

const MOST_FILES = 20;
const MOST_VALUES = 5000;

/** The files that a value names, each once, as far as one looks through it. */
export function listFiles(value: Json): readonly NamedFile[] {
  const found = new Map<string, NamedFile>();
  const values: Json[] = [value];
  for (let looked = 0; looked < MOST_VALUES && found.size < MOST_FILES; looked += 1) {
    const next = values.shift();
    if (next === undefined) break;
    if (isJsonArray(next)) values.push(...next.slice(0, MOST_VALUES));
    if (!isJsonObject(next)) continue;
    const { fileId, name } = next;
    if (typeof fileId === 'string' && typeof name === 'string') found.set(fileId, { fileId, name });
    else values.push(...Object.values(next));
  }
  return [...found.values()];
}
