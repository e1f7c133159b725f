import type { Json } from '#core/base/json.ts';
import { isJsonArray, isJsonObject } from '#core/base/json.ts';
import type { PathKey } from '#core/expression/reference-path.ts';
import type { Reference, Template, Token } from '#core/expression/template.ts';
import { normaliseTokens } from './template-model.ts';

/** Carries tokens in the clipboard and in a drag, beside plain text for everyone else. */
export const TEMPLATE_MIME = 'application/x-millrace-template';

export function writeTemplate(data: DataTransfer, template: Template, label: (ref: Reference) => string): void {
  data.setData(TEMPLATE_MIME, JSON.stringify(template));
  data.setData('text/plain', toPlainText(template, label));
}

/** Takes tokens out of the clipboard or a drag: ours when it carries them, else its plain text. */
export function readTransferredTemplate(data: DataTransfer, isMultiline: boolean): Template {
  const own = parseTemplate(data.getData(TEMPLATE_MIME));
  return fitToLines(own ?? [{ text: data.getData('text/plain') }], isMultiline);
}

export function carriesTemplate(data: DataTransfer): boolean {
  return data.types.includes(TEMPLATE_MIME) || data.types.includes('text/plain');
}

function toPlainText(template: Template, label: (ref: Reference) => string): string {
  return template.map((token) => toPlain(token, label)).join('');
}

function toPlain(token: Token, label: (ref: Reference) => string): string {
  if ('text' in token) return token.text;
  return 'ref' in token ? `{{${label(token.ref)}}}` : token.formula.source;
}

/** One kind of line break, and none at all in a field of one line. */
export function fitToLines(template: Template, isMultiline: boolean): Template {
  const fit = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll('\n', isMultiline ? '\n' : ' ');
  return normaliseTokens(template.map((token) => ('text' in token ? { text: fit(token.text) } : token)));
}

/** Any page may put anything under our clipboard type, so every token is checked. */
function parseTemplate(source: string): Template | undefined {
  let value: Json;
  try {
    // JSON.parse gives JSON and nothing else.
    value = JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
  if (!isJsonArray(value)) return undefined;
  const tokens = value.map(parseToken);
  return tokens.every((token) => token !== undefined) ? tokens : undefined;
}

function parseToken(value: Json): Token | undefined {
  if (!isJsonObject(value)) return undefined;
  if (typeof value['text'] === 'string') return { text: value['text'] };
  const { formula } = value;
  if (formula !== undefined) return parseFormulaToken(formula);
  const ref = parseReference(value['ref']);
  return ref === undefined ? undefined : { ref };
}

function parseFormulaToken(value: Json): Token | undefined {
  if (!isJsonObject(value) || typeof value['source'] !== 'string' || !isJsonObject(value['slots'])) return undefined;
  const slots: { [name: string]: Reference } = {};
  for (const [name, stored] of Object.entries(value['slots'])) {
    const reference = parseReference(stored);
    if (reference === undefined) return undefined;
    slots[name] = reference;
  }
  return { formula: { source: value['source'], slots } };
}

function parseReference(reference: Json | undefined): Reference | undefined {
  if (!isJsonObject(reference)) return undefined;
  const path = parsePath(reference['path']);
  const { source, stepId } = reference;
  if (path === undefined) return undefined;
  switch (source) {
    case 'step':
    case 'item':
      return typeof stepId === 'string' ? { source, stepId, path } : undefined;
    case 'trigger': {
      const orElse = parseFallbacks(reference['orElse']);
      return { source, path, ...(orElse === undefined ? {} : { orElse }) };
    }
    case 'user':
      return { source, path };
    case 'secret': {
      const names = path.filter((key) => typeof key === 'string');
      return names.length === path.length ? { source, path: names } : undefined;
    }
    default:
      return undefined;
  }
}

function parseFallbacks(value: Json | undefined): PathKey[][] | undefined {
  if (!isJsonArray(value)) return undefined;
  const paths = value.map(parsePath);
  return paths.every((path) => path !== undefined) ? paths : undefined;
}

function parsePath(value: Json | undefined): PathKey[] | undefined {
  if (!isJsonArray(value)) return undefined;
  const path = value.map(parsePathKey);
  return path.every((key) => key !== undefined) ? path : undefined;
}

function parsePathKey(key: Json): PathKey | undefined {
  if (typeof key === 'string') return key;
  if (typeof key === 'number') return Number.isInteger(key) && key >= 0 ? key : undefined;
  const pick = isJsonObject(key) ? key['pick'] : undefined;
  return pick === 'each' || pick === 'last' ? { pick } : undefined;
}
