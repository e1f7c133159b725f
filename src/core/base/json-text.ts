import type { Json } from './json.ts';
import { findJsonProblem } from './json-problem.ts';

/** Why a text is not JSON, and where: `line` and `column` count from 1, `offset` from 0, in UTF-16 units. */
export interface JsonTextProblem {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly message: string;
}

/** What a text holds as JSON, or why it holds none. */
export type ParsedJsonText =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: JsonTextProblem };

/** Parses JSON exactly as `JSON.parse` does; a mistake comes back with its place and its reason in plain words. */
export function parseJsonText(text: string): ParsedJsonText {
  try {
    // JSON.parse gives JSON and nothing else.
    return { ok: true, value: JSON.parse(text) as Json };
  } catch {
    const { offset, message } = findJsonProblem(text) ?? { offset: 0, message: 'This text is not JSON.' };
    return { ok: false, problem: { ...getPosition(text, offset), offset, message } };
  }
}

function getPosition(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (const lineEnd of text.slice(0, offset).matchAll(/\r\n?|\n/g)) {
    line += 1;
    lineStart = lineEnd.index + lineEnd[0].length;
  }
  return { line, column: offset - lineStart + 1 };
}
