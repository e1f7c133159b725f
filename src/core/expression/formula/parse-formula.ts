import jsonata from 'jsonata';
import { isFunctionName } from './jsonata-functions.ts';
import { readFault, type FormulaFault } from './formula-fault.ts';

/** `variables` are the names that the formula uses and does not itself define, without those of JSONata's functions. */
export type ParsedFormula =
  { readonly ok: true; readonly variables: readonly string[] } | { readonly ok: false; readonly fault: FormulaFault };

export type ParseFormula = (source: string) => ParsedFormula;

/** Parses a formula without evaluating it. Brings JSONata along: browsers load this file only once there is a formula. */
export const parseFormula: ParseFormula = (source) => {
  try {
    const used = new Set<string>();
    const defined = new Set(['', '$']);
    const tree: unknown = jsonata(source).ast();
    collectNames(tree, used, defined);
    const names = [...used].filter((name) => !defined.has(name) && !isFunctionName(name));
    return { ok: true, variables: names };
  } catch (thrown) {
    return { ok: false, fault: readFault(thrown) };
  }
};

function collectNames(node: unknown, used: Set<string>, defined: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectNames(item, used, defined);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  // The parser's nodes; what is read of them is checked here.
  const { type, value, lhs, focus, index, arguments: parameters } = node as { readonly [key: string]: unknown };
  if (type === 'variable' && typeof value === 'string') used.add(value);
  if (type === 'bind') addName(lhs, defined);
  if (type === 'lambda' && Array.isArray(parameters)) for (const parameter of parameters) addName(parameter, defined);
  if (typeof focus === 'string') defined.add(focus);
  if (typeof index === 'string') defined.add(index);
  for (const child of Object.values(node)) collectNames(child, used, defined);
}

function addName(node: unknown, names: Set<string>): void {
  if (typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string') {
    names.add(node.value);
  }
}
