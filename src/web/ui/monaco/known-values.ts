import { findSchemaAt } from '#core/schema/schema-at-path.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import { listAlternatives } from '#core/schema/schema-alternatives.ts';
import { describeSchemaTypes } from '#core/schema/schema-type-words.ts';

/** A name that code can use, and what it holds. */
export type KnownValue = { readonly name: string; readonly schema: JsonSchema };
/** A function or a collection of functions that code can use: what each takes and gives, by name. */
export type KnownLibrary = {
  readonly name: string;
  readonly signature: string;
  readonly members: Readonly<Record<string, string>>;
};
export type Known = KnownValue | KnownLibrary;
/** `type` in words, "string or null", or the signature of a function. */
export type Member = { readonly name: string; readonly type: string; readonly isFunction?: true };
export type Members = {
  readonly members: readonly Member[];
  /** What is typed of the name already. */ readonly typed: string;
};

const STEP = String.raw`(?:\?\.|\.)\s*[A-Za-z_$][\w$]*|(?:\?\.)?\[(?:\d+|"[^"]*"|'[^']*')\]`;

/** What may follow the text before the caret: "parameters.contact.em" has the members of `parameters.contact`. */
export function findMembers(known: readonly Known[], before: string): Members | null {
  const found = new RegExp(String.raw`(?<![\w$.])([A-Za-z_$][\w$]*)((?:${STEP})*)\??\.([\w$]*)$`).exec(before);
  if (found === null) return null;
  const [, name = '', chain = '', typed = ''] = found;
  const root = known.find((one) => one.name === name);
  if (root === undefined) return null;
  if ('members' in root) return chain === '' ? { members: listFunctions(root), typed } : null;
  const schema = findAt(root, chain);
  return schema === undefined ? null : { members: listMembers(schema), typed };
}

/** What the name that ends at the end of the text holds, in words; null: it is not one of ours. */
export function describeEnd(known: readonly Known[], upToEnd: string): Member | null {
  const found = new RegExp(String.raw`(?<![\w$.])([A-Za-z_$][\w$]*)((?:${STEP})*)$`).exec(upToEnd);
  if (found === null) return null;
  const [, name = '', chain = ''] = found;
  const root = known.find((one) => one.name === name);
  if (root === undefined) return null;
  if ('members' in root) return describeFunction(root, chain);
  const schema = findAt(root, chain);
  return schema === undefined ? null : { name: `${name}${chain}`, type: describeSchemaTypes(schema) };
}

function describeFunction({ name, signature, members }: KnownLibrary, chain: string): Member | null {
  if (chain === '') return { name, type: signature };
  const member = String(readStep(chain));
  const type = Object.hasOwn(members, member) ? members[member] : undefined;
  return type === undefined ? null : { name: `${name}${chain}`, type, isFunction: true };
}

function listFunctions({ members }: KnownLibrary): readonly Member[] {
  return Object.entries(members).map(([name, type]) => ({ name, type, isFunction: true }));
}

function findAt({ schema }: KnownValue, chain: string): JsonSchema | undefined {
  const steps = chain.match(new RegExp(STEP, 'g')) ?? [];
  return findSchemaAt(schema, steps.map(readStep));
}

function readStep(step: string): string | number {
  const index = /\[(\d+)\]$/.exec(step)?.[1];
  if (index !== undefined) return Number(index);
  return /\[["'](.*)["']\]$/.exec(step)?.[1] ?? step.replace(/^\??\.\s*/, '');
}

function listMembers(schema: JsonSchema): readonly Member[] {
  const members = new Map<string, Member>();
  for (const { properties = {} } of listAlternatives([schema]).objects) {
    for (const [name, property] of Object.entries(properties)) {
      members.set(name, { name, type: describeSchemaTypes(property) });
    }
  }
  return [...members.values()];
}
