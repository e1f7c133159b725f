import type { JsonPath } from '#core/base/json.ts';
import type { Mismatch } from '#core/schema/find-mismatches.ts';

/** One difference between a payload and the sample, as a sentence. */
export function describeMismatch(mismatch: Mismatch): string {
  const place = mismatch.path.length === 0 ? 'The payload' : `“${describePath(mismatch.path)}”`;
  switch (mismatch.kind) {
    case 'missing':
      return `${place} is missing; the sample has ${withArticle(mismatch.expected)} there.`;
    case 'added':
      return `${place} is not in the sample; it came as ${withArticle(mismatch.actual)}.`;
    case 'type':
      return `${place} came as ${withArticle(mismatch.actual)}; the sample has ${withArticle(mismatch.expected)}.`;
    default:
      return mismatch satisfies never;
  }
}

/** The way to a value as people write it: `contact.tags[0]`. */
export function describePath(path: JsonPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

function withArticle(types: string): string {
  if (types === 'anything' || types === 'null') return types;
  return /^[aeiou]/.test(types) ? `an ${types}` : `a ${types}`;
}
