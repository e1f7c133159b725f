import { toText } from '#core/expression/resolve-template.ts';
import type { Formula, Reference, Template, Token } from '#core/expression/template.ts';
import { areReferencesEqual, normaliseTokens } from '../fields/template-model.ts';
import { nameSlot } from './name-slot.ts';

/** Gives the formula that a field consists of, if it is one. */
export function findWholeFormula(template: Template): Formula | undefined {
  const [first] = template;
  return template.length === 1 && first !== undefined && 'formula' in first ? first.formula : undefined;
}

/** Gives the variable that a formula is and does nothing to, if it is one. */
export function findPlainSlot({ source, slots }: Formula): Reference | undefined {
  const [, name = ''] = /^\s*\$([A-Za-z_]\w*)\s*$/.exec(source) ?? [];
  return Object.hasOwn(slots, name) ? slots[name] : undefined;
}

/** Writes text with pills as a formula of the same meaning: `"Hello " & $email`. */
export function toFormula(template: Template): Formula {
  const slots = new Slots();
  const parts = template.map((token) =>
    'text' in token
      ? JSON.stringify(token.text)
      : 'ref' in token
        ? slots.add(token.ref)
        : slots.addFormula(token.formula),
  );
  return { source: parts.join(' & '), slots: slots.all };
}

/** Writes JSON text with pills as a formula. JSON is JSONata; only pills within a text need to be joined to it. */
export function jsonToFormula(template: Template): Formula {
  const slots = new Slots();
  let source = '';
  let isInString = false;
  for (const token of template) {
    if ('text' in token) {
      source += token.text;
      isInString = endsInString(token.text, isInString);
    } else {
      const name = 'ref' in token ? slots.add(token.ref) : slots.addFormula(token.formula);
      source += isInString ? `" & ${name} & "` : name;
    }
  }
  return { source, slots: slots.all };
}

/** Reads a formula back as text with pills: exactly, where it only joins texts and variables; else its variables. */
export function toTemplate({ source, slots }: Formula): Template {
  const tokens: Token[] = [];
  let rest = source.trim();
  while (rest !== '') {
    const [part = '', text, name = ''] = /^("(?:[^"\\]|\\.)*")|^\$([A-Za-z_]\w*)/.exec(rest) ?? [];
    const reference = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (text !== undefined) tokens.push({ text: readText(text) });
    else if (reference !== undefined) tokens.push({ ref: reference });
    rest = rest.slice(part.length).trimStart();
    const isJoined = rest === '' || (rest.startsWith('&') && rest.slice(1).trim() !== '');
    if (part === '' || !isJoined || (text === undefined && reference === undefined)) return listPills(slots);
    rest = rest.slice(1).trimStart();
  }
  return normaliseTokens(tokens);
}

function listPills(slots: Formula['slots']): Template {
  return Object.values(slots).map((ref) => ({ ref }));
}

function readText(literal: string): string {
  try {
    return toText(JSON.parse(literal) as string);
  } catch {
    return literal.slice(1, -1);
  }
}

function endsInString(text: string, startsInString: boolean): boolean {
  let isInString = startsInString;
  for (let index = 0; index < text.length; index += 1) {
    if (isInString && text[index] === '\\') index += 1;
    else if (text[index] === '"') isInString = !isInString;
  }
  return isInString;
}

/** One slot for each variable, however often it is used. */
class Slots {
  readonly all: { [name: string]: Reference } = {};

  add(reference: Reference): string {
    const known = Object.entries(this.all).find(([, ref]) => areReferencesEqual(ref, reference));
    const name = known?.[0] ?? nameSlot(reference, this.all);
    this.all[name] = reference;
    return `$${name}`;
  }

  /** The formula's own names give way to those that are taken. */
  addFormula({ source, slots }: Formula): string {
    const names = new Map(Object.entries(slots).map(([name, ref]) => [name, this.add(ref)]));
    return `(${source.replaceAll(/\$([A-Za-z_]\w*)/g, (whole, name: string) => names.get(name) ?? whole)})`;
  }
}
