/** A part of a text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Finds the source text of a top-level member's value, of the last one when the key is repeated, as `JSON.parse`
 * would choose. `text` must be valid JSON; undefined when it is not an object or has no such member. Values are
 * skipped, never parsed.
 */
export function findMemberSource(text: string, member: string): SourceSpan | undefined {
  let found: SourceSpan | undefined;
  let at = skipBlanks(text, 0);
  if (text.charCodeAt(at) !== OPEN_BRACE) return undefined;
  at = skipBlanks(text, at + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const keyEnd = skipString(text, at);
    // A colon stands between the key and its value.
    const start = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    const end = skipValue(text, start);
    if (isKey(text, at, keyEnd, member)) found = { start, end };
    at = skipBlanks(text, end);
    if (text.charCodeAt(at) !== COMMA) break;
    at = skipBlanks(text, at + 1);
  }
  return found;
}

/** Finds the source text of every item of the array that `text` holds from `start` to `end`. It must be valid JSON. */
export function findArrayItemSources(text: string, start: number, end: number): SourceSpan[] {
  const items: SourceSpan[] = [];
  if (text.charCodeAt(start) !== OPEN_BRACKET) return items;
  let at = skipBlanks(text, start + 1);
  while (at < end && text.charCodeAt(at) !== CLOSE_BRACKET) {
    const itemEnd = skipValue(text, at);
    items.push({ start: at, end: itemEnd });
    at = skipBlanks(text, itemEnd);
    if (text.charCodeAt(at) !== COMMA) break;
    at = skipBlanks(text, at + 1);
  }
  return items;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}

/** Gives the place after a string's closing quote; `from` is its opening quote. */
function skipString(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at === -1 ? text.length : at + 1;
}

/** An odd number of backslashes before a quote makes it part of the string. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1;
  while (text.charCodeAt(at) === BACKSLASH) at -= 1;
  return (quote - at) % 2 === 0;
}

function skipValue(text: string, from: number): number {
  const code = text.charCodeAt(from);
  if (code === QUOTE) return skipString(text, from);
  if (code === OPEN_BRACE || code === OPEN_BRACKET) return skipNested(text, from);
  return skipScalar(text, from);
}

function skipNested(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = skipString(text, at);
      continue;
    }
    at += 1;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return at;
}

function skipScalar(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isBlank(code)) break;
    at += 1;
  }
  return at;
}

/** Compares a key with a wanted name; only a key with escapes has to be parsed. */
function isKey(text: string, start: number, end: number, member: string): boolean {
  for (let at = start + 1; at < end - 1; at += 1) {
    if (text.charCodeAt(at) === BACKSLASH) return JSON.parse(text.slice(start, end)) === member;
  }
  return end - start - 2 === member.length && text.startsWith(member, start + 1);
}
