import { isSameJson } from '#core/workflow/same-json.ts';
import type { Formula, Reference, Template, Token } from '#core/expression/template.ts';

/**
 * Editing a template as a line of units: a text counts its UTF-16 units, a variable counts 1, so that a caret position
 * is one number and no position lies inside a variable.
 */
export type TemplateRange = { readonly from: number; readonly to: number };

/** Texts and pills in turn, beginning and ending with a (possibly empty) text: one DOM node each. */
export type TemplateSegment = Token;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function getTemplateLength(template: Template): number {
  return template.reduce((length, token) => length + getTokenLength(token), 0);
}

/** Merges neighbouring texts and drops empty ones: the only form in which a template is stored. */
export function normaliseTokens(tokens: Template): Template {
  const normalised: Token[] = [];
  for (const token of tokens) {
    const last = normalised.at(-1);
    if (!('text' in token)) normalised.push(token);
    else if (token.text === '') continue;
    else if (last !== undefined && 'text' in last) normalised[normalised.length - 1] = { text: last.text + token.text };
    else normalised.push(token);
  }
  return normalised;
}

/** Gives the part between two positions; positions outside the template count as its ends. */
export function sliceTemplate(template: Template, from: number, to = Number.POSITIVE_INFINITY): Template {
  const part: Token[] = [];
  let start = 0;
  for (const token of template) {
    const end = start + getTokenLength(token);
    if (start < to && end > from) part.push(cutToken(token, Math.max(0, from - start), to - start));
    start = end;
  }
  return normaliseTokens(part);
}

export function splitTemplate(template: Template, at: number): readonly [before: Template, after: Template] {
  return [sliceTemplate(template, 0, at), sliceTemplate(template, at)];
}

export function joinTemplates(...templates: readonly Template[]): Template {
  return normaliseTokens(templates.flat());
}

/** Puts tokens in the place of a range; an empty range inserts, no tokens delete. */
export function replaceInTemplate(template: Template, { from, to }: TemplateRange, tokens: Template): Template {
  return joinTemplates(sliceTemplate(template, 0, from), tokens, sliceTemplate(template, to));
}

export function areTemplatesEqual(a: Template, b: Template): boolean {
  return a === b || (a.length === b.length && a.every((token, index) => areTokensEqual(token, b[index])));
}

/** The position one character (as a person counts them) or one variable before `at`. */
export function getPreviousPosition(template: Template, at: number): number {
  const token = sliceTemplate(template, 0, at).at(-1);
  if (token === undefined) return 0;
  if (!('text' in token)) return at - 1;
  // The last grapheme lies within the last line and, for any text that people write, within its last 64 units.
  const tail = Array.from(graphemes.segment(token.text.slice(-64)), ({ segment }) => segment).at(-1) ?? '';
  return at - Math.max(1, tail.length);
}

/** The position one character or one variable behind `at`. */
export function getNextPosition(template: Template, at: number): number {
  const [token] = sliceTemplate(template, at);
  if (token === undefined) return Math.min(at, getTemplateLength(template));
  if (!('text' in token)) return at + 1;
  const [first] = graphemes.segment(token.text.slice(0, 64));
  return at + Math.max(1, first?.segment.length ?? 0);
}

/** Says whether the unit right before (`-1`) or behind (`1`) a position is a variable. */
export function isVariableBeside(template: Template, at: number, direction: -1 | 1): boolean {
  const [token] = direction === 1 ? sliceTemplate(template, at, at + 1) : sliceTemplate(template, at - 1, at);
  return token !== undefined && !('text' in token);
}

/** The literal text right before a position, back to the nearest variable. */
export function getTextBefore(template: Template, at: number): string {
  const token = sliceTemplate(template, 0, at).at(-1);
  return token !== undefined && 'text' in token ? token.text : '';
}

export function listSegments(template: Template): readonly TemplateSegment[] {
  const segments: TemplateSegment[] = [];
  for (const token of template) {
    const last = segments.at(-1);
    if (!('text' in token) && (last === undefined || !('text' in last))) segments.push({ text: '' });
    segments.push(token);
  }
  const last = segments.at(-1);
  return last === undefined || !('text' in last) ? [...segments, { text: '' }] : segments;
}

/** Where the caret belongs when `before` became `after` by someone else's doing: behind what changed. */
export function getChangeEnd(before: Template, after: Template): number {
  const length = getTemplateLength(after);
  const shortest = Math.min(length, getTemplateLength(before));
  let same = 0;
  for (let left = before.length - 1, right = after.length - 1; left >= 0 && right >= 0; left -= 1, right -= 1) {
    const [old, now] = [before[left], after[right]];
    if (old === undefined || now === undefined) break;
    if (areTokensEqual(old, now)) {
      same += getTokenLength(now);
      continue;
    }
    if ('text' in old && 'text' in now) same += countCommonEnd(old.text, now.text);
    break;
  }
  return length - Math.min(same, shortest);
}

function countCommonEnd(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}

function getTokenLength(token: Token): number {
  return 'text' in token ? token.text.length : 1;
}

function cutToken(token: Token, from: number, to: number): Token {
  return 'text' in token ? { text: token.text.slice(from, to) } : token;
}

export function areTokensEqual(a: Token, b: Token | undefined): boolean {
  if (b === undefined) return false;
  if ('text' in a) return 'text' in b && a.text === b.text;
  if ('ref' in a) return 'ref' in b && areReferencesEqual(a.ref, b.ref);
  return 'formula' in b && areFormulasEqual(a.formula, b.formula);
}

function areFormulasEqual(a: Formula, b: Formula): boolean {
  const names = Object.keys(a.slots);
  if (a.source !== b.source || names.length !== Object.keys(b.slots).length) return false;
  return names.every((name) => {
    const [one, other] = [a.slots[name], b.slots[name]];
    return one !== undefined && other !== undefined && areReferencesEqual(one, other);
  });
}

export function areReferencesEqual(a: Reference, b: Reference): boolean {
  return (
    a.source === b.source &&
    (!('stepId' in a) || !('stepId' in b) || a.stepId === b.stepId) &&
    isSameJson(a.path, b.path) &&
    (a.source !== 'trigger' || b.source !== 'trigger' || isSameJson(a.orElse, b.orElse))
  );
}
