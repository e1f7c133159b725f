import type { Json } from '../base/json.ts';
import { parseJsonText } from '../base/json-text.ts';
import { resolveToken, toText } from './resolve-template.ts';
import type { Scope } from './scope.ts';
import type { Template, Token } from './template.ts';

/** `text` is valid JSON, literal parts exactly as written. `line` and `column` count from 1 in the resolved text. */
export type ResolvedJson =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

/**
 * Resolves JSON text with references and formulas in it. Outside of a string literal a value is written as JSON (a missing one as
 * null), inside of one as escaped text, so that no value can break out of its place.
 */
export function resolveJsonTemplate(template: Template, scope: Scope): ResolvedJson {
  return checkJson(writeJson(template, (token) => resolveToken(token, scope)));
}

/** Checks the JSON of a template before any run, with null in the place of each value. Same places as when resolved. */
export function checkJsonTemplate(template: Template): ResolvedJson {
  return checkJson(writeJson(template, () => null));
}

function writeJson(template: Template, valueOf: (token: Token) => Json | undefined): string {
  let text = '';
  let isInString = false;
  for (const token of template) {
    if ('text' in token) {
      text += token.text;
      isInString = endsInString(token.text, isInString);
    } else {
      const value = valueOf(token);
      text += isInString ? escapeText(toText(value)) : JSON.stringify(value ?? null);
    }
  }
  return text;
}

function checkJson(text: string): ResolvedJson {
  const parsed = parseJsonText(text);
  if (parsed.ok) return { ok: true, text };
  const { message, line, column } = parsed.problem;
  return { ok: false, message, line, column };
}

function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function endsInString(text: string, startsInString: boolean): boolean {
  let isInString = startsInString;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isInString = !isInString;
    else if (code === BACKSLASH && isInString) at += 1;
  }
  return isInString;
}
