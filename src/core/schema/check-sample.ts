import { isJsonObject, type JsonObject } from '../base/json.ts';
import { parseJsonText } from '../base/json-text.ts';
import { nestsDeeperThan } from '../base/nests-deeper-than.ts';
import { utf8Length } from '../base/utf8-length.ts';

/** The most bytes that a sample may have in UTF-8. */
const MAX_SAMPLE_BYTES = 256 * 1024;

const MAX_SAMPLE_DEPTH = 1000;

/** What the text of a sample holds, or why it cannot be a sample; a mistake in the JSON has its line and column. */
export type CheckedSample =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly message: string; readonly line?: number; readonly column?: number };

/** Checks the text of a sample payload: a JSON object of at most 256 KiB that nests at most 1,000 deep. */
export function checkSample(text: string): CheckedSample {
  const bytes = utf8Length(text);
  if (bytes > MAX_SAMPLE_BYTES) {
    const size = Math.ceil(bytes / 1024).toLocaleString('en-US');
    return { ok: false, message: `The sample has ${size} KiB; at most 256 KiB are allowed.` };
  }
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    return { ok: false, message, line, column };
  }
  if (!isJsonObject(parsed.value)) {
    return { ok: false, message: 'The sample must be a JSON object, for example { "email": "a@b.co" }.' };
  }
  if (nestsDeeperThan(parsed.value, MAX_SAMPLE_DEPTH)) {
    return { ok: false, message: 'The sample nests too deeply; at most 1,000 levels are allowed.' };
  }
  return { ok: true, value: parsed.value };
}
