import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { parseJsonText } from '../base/json-text.ts';
import { nestsDeeperThan } from '../base/nests-deeper-than.ts';
import { utf8Length } from '../base/utf8-length.ts';

/** The most bytes that the metadata of an end user may have, as JSON without blanks in UTF-8. */
const MAX_METADATA_BYTES = 16 * 1024;
const MAX_METADATA_DEPTH = 32;

/** The metadata with its JSON text as it is stored, or what is wrong with it, as words that follow its name. */
export type CheckedMetadata =
  | { readonly ok: true; readonly value: JsonObject; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** Checks what an app or a member sets as the metadata of an end user: a JSON object of at most 16 KiB, 32 levels deep. */
export function checkMetadata(value: Json): CheckedMetadata {
  if (!isJsonObject(value)) return fail('must be a JSON object, for example { "timeZone": "Europe/Berlin" }.');
  // Before it is written, which is recursive.
  if (nestsDeeperThan(value, MAX_METADATA_DEPTH)) {
    return fail(`nests too deeply; at most ${MAX_METADATA_DEPTH} levels are allowed.`);
  }
  const text = JSON.stringify(value);
  const bytes = utf8Length(text);
  if (bytes <= MAX_METADATA_BYTES) return { ok: true, value, text };
  const size = (Math.ceil((bytes / 1024) * 10) / 10).toLocaleString('en-US');
  return fail(`has ${size} KiB; at most ${MAX_METADATA_BYTES / 1024} KiB are allowed.`);
}

/** What a written text holds as metadata, or a whole sentence about its mistake; one in the JSON has its place. */
export type CheckedMetadataText =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly message: string; readonly line?: number; readonly column?: number };

export function checkMetadataText(text: string): CheckedMetadataText {
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    return { ok: false, message, line, column };
  }
  const checked = checkMetadata(parsed.value);
  return checked.ok ? { ok: true, value: checked.value } : { ok: false, message: `The metadata ${checked.problem}` };
}

function fail(problem: string): CheckedMetadata {
  return { ok: false, problem };
}
