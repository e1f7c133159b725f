import { parseJsonText } from '../../base/json-text.ts';
import { readJsonToken, type JsonToken } from '../../base/json-token.ts';
import type { Template, Token } from '../template.ts';
import type { JsonMember, JsonNode } from './json-node.ts';

export type ReadJsonTree =
  | { readonly ok: true; readonly root: JsonNode }
  /** Why it can be shown as text only, as a sentence. */
  | { readonly ok: false; readonly reason: string };

type Variable = Exclude<Token, { readonly text: string }>;

// Variables stand in the text as private characters around their number: within a string, or as a string of their own.
const INSIDE = '\uE000';
const ALONE = '\uE001';
const END = '\uE002';
const MAX_DEPTH = 100;

/** Reads JSON text with variables as a tree; the empty template is an empty object. */
export function readJsonTree(template: Template): ReadJsonTree {
  if (template.length === 0) return { ok: true, root: { kind: 'object', members: [] } };
  const texts = template.flatMap((token) => ('text' in token ? [token.text] : []));
  if (texts.some((text) => /[\uE000-\uE002]/.test(text))) {
    return { ok: false, reason: 'The text has characters that cannot be shown as a tree.' };
  }
  const variables: Variable[] = [];
  const source = writeSource(template, variables);
  const parsed = parseJsonText(source);
  if (!parsed.ok) return { ok: false, reason: 'The text is not JSON yet.' };
  const reader = new TreeReader(source, variables);
  const root = reader.read(0);
  return reader.problem === null ? { ok: true, root } : { ok: false, reason: reader.problem };
}

function writeSource(template: Template, variables: Variable[]): string {
  let source = '';
  let isInString = false;
  for (const token of template) {
    if ('text' in token) {
      source += token.text;
      for (const match of token.text.matchAll(/\\.|"/g)) {
        if (match[0] === '"') isInString = !isInString;
      }
    } else {
      const number = variables.push(token) - 1;
      source += isInString ? `${INSIDE}${number}${END}` : `"${ALONE}${number}${END}"`;
    }
  }
  return source;
}

/** Reads text that is known to be JSON. */
class TreeReader {
  problem: string | null = null;
  #at = 0;
  readonly #source: string;
  readonly #variables: readonly Variable[];

  constructor(source: string, variables: readonly Variable[]) {
    this.#source = source;
    this.#variables = variables;
  }

  read(depth: number): JsonNode {
    if (depth > MAX_DEPTH) {
      this.problem = `It nests more than ${MAX_DEPTH} deep.`;
      // Nothing more is read: what is read so far is not shown.
      this.#at = this.#source.length;
      return { kind: 'null' };
    }
    const token = this.#next();
    switch (token.kind) {
      case '{':
        return { kind: 'object', members: this.#readMembers(depth) };
      case '[':
        return { kind: 'list', items: this.#readItems(depth) };
      case 'string':
        return this.#toText(this.#unquote(token));
      case 'number':
        return { kind: 'number', source: this.#source.slice(token.start, token.end) };
      default: {
        const word = this.#source.slice(token.start, token.end);
        return word === 'null' ? { kind: 'null' } : { kind: 'boolean', value: word === 'true' };
      }
    }
  }

  #readMembers(depth: number): readonly JsonMember[] {
    const members: JsonMember[] = [];
    let token = this.#next();
    while (token.kind === 'string') {
      const name = this.#unquote(token);
      if (/[\uE000-\uE002]/.test(name)) this.problem = 'A name has a variable in it, which only text can show.';
      this.#next();
      members.push({ name, value: this.read(depth + 1) });
      if (this.#next().kind !== ',') break;
      token = this.#next();
    }
    return members;
  }

  #readItems(depth: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    if (readJsonToken(this.#source, this.#at).kind === ']') {
      this.#next();
      return items;
    }
    do items.push(this.read(depth + 1));
    while (this.#next().kind === ',');
    return items;
  }

  #next(): JsonToken {
    const token = readJsonToken(this.#source, this.#at);
    this.#at = token.end;
    return token;
  }

  #unquote({ start, end }: JsonToken): string {
    return String(JSON.parse(this.#source.slice(start, end)));
  }

  #toText(text: string): JsonNode {
    const alone = new RegExp(`^${ALONE}(\\d+)${END}$`).exec(text)?.[1];
    const variable = alone === undefined ? undefined : this.#variables[Number(alone)];
    if (variable !== undefined) return { kind: 'value', token: variable };
    // Every other piece is the number of a variable.
    const pieces = text.split(new RegExp(`${INSIDE}(\\d+)${END}`));
    const value = pieces.flatMap((piece, index): readonly Token[] => {
      if (index % 2 === 0) return piece === '' ? [] : [{ text: piece }];
      const inside = this.#variables[Number(piece)];
      return inside === undefined ? [] : [inside];
    });
    return { kind: 'text', value };
  }
}
