import type { Transform } from './transform.ts';

const VALUE = /\$value\b/g;
/** What may stand in the place of `$value` without parentheses: a variable, or one call of a function. */
const UNIT = /^(?:\$\w+(?:\.\w+)*|\$\w+\([^()]*\))$/;

/** Puts an expression in the place of `$value`; one that is used more than once is named first. */
export function applyTransform({ expression }: Transform, source: string): string {
  const inner = source.trim();
  // Nothing to change yet: what is selected or inserted next takes the place of `$value`.
  if (inner === '' || inner === '$value') return expression;
  if ([...expression.matchAll(VALUE)].length > 1) return `($value := ${inner}; ${expression})`;
  return expression.replace(VALUE, () => (UNIT.test(inner) ? inner : `(${inner})`));
}
