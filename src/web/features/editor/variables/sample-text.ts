import { isJsonArray, isJsonObject, type Json } from '#core/base/json.ts';

const MAX_LENGTH = 120;

/** A value as one short line: what a person needs to recognise it. */
export function toSampleText(sample: Json): string {
  if (isJsonArray(sample)) return sample.length === 1 ? '1 item' : `${sample.length} items`;
  if (isJsonObject(sample)) {
    const count = Object.keys(sample).length;
    return count === 1 ? '1 field' : `${count} fields`;
  }
  if (sample === '') return 'empty text';
  const text = typeof sample === 'string' ? sample.slice(0, MAX_LENGTH + 1) : String(sample);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
