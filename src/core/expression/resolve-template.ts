import type { Json } from '../base/json.ts';
import { lookUp, type Scope } from './scope.ts';
import type { Template, Token } from './template.ts';

/**
 * Resolves a field's template. Exactly one reference or formula keeps the type of its value, and undefined says that
 * there is no value; everything else makes a text, the empty template the empty text.
 */
export function resolveTemplate(template: Template, scope: Scope): Json | undefined {
  const [first] = template;
  if (first === undefined) return '';
  if (template.length === 1) return resolveToken(first, scope);
  let text = '';
  for (const token of template) text += toText(resolveToken(token, scope));
  return text;
}

export function resolveToken(token: Token, scope: Scope): Json | undefined {
  if ('text' in token) return token.text;
  return 'ref' in token ? lookUp(scope, token.ref) : scope.formulas?.get(token.formula);
}

/** What a value looks like inside a text: null and a missing value are empty, objects and arrays are JSON. */
export function toText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
