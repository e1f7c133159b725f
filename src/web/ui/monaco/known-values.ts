import { findSchemaAt } from '#core/schema/schema-at-path.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import { listAlternatives } from '#core/schema/schema-alternatives.ts';
import { describeSchemaTypes } from '#core/schema/schema-type-words.ts';

/** A name that code can use, and what it holds. */
export type KnownValue = { readonly name: string; readonly schema: JsonSchema };
/** `type` in words: "string or null". */
export type Member = { readonly name: string; readonly type: string };
export type Members = {
  readonly members: readonly Member[];
  /** What is typed of the name already. */ readonly typed: string;
};

const STEP = String.raw`(?:\?\.|\.)\s*[A-Za-z_$][\w$]*|(?:\?\.)?\[(?:\d+|"[^"]*"|'[^']*')\]`;

/** What may follow the text before the caret: "parameters.contact.em" has the members of `parameters.contact`. */
export function findMembers(known: readonly KnownValue[], before: string): Members | null {
  const found = new RegExp(String.raw`(?<![\w$.])([A-Za-z_$][\w$]*)((?:${STEP})*)\??\.([\w$]*)$`).exec(before);
  if (found === null) return null;
  const [, name = '', chain = '', typed = ''] = found;
  const schema = findAt(known, name, chain);
  return schema === undefined ? null : { members: listMembers(schema), typed };
}

/** What the name that ends at the end of the text holds, in words; null: it is not one of ours. */
export function describeEnd(known: readonly KnownValue[], upToEnd: string): Member | null {
  const found = new RegExp(String.raw`(?<![\w$.])([A-Za-z_$][\w$]*)((?:${STEP})*)$`).exec(upToEnd);
  if (found === null) return null;
  const [, name = '', chain = ''] = found;
  const schema = findAt(known, name, chain);
  return schema === undefined ? null : { name: `${name}${chain}`, type: describeSchemaTypes(schema) };
}

function findAt(known: readonly KnownValue[], name: string, chain: string): JsonSchema | undefined {
  const root = known.find((one) => one.name === name);
  const steps = chain.match(new RegExp(STEP, 'g')) ?? [];
  return root === undefined ? undefined : findSchemaAt(root.schema, steps.map(readStep));
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
