import type { Json } from '../base/json.ts';
import type { Template } from '../expression/template.ts';
import type { Config } from '../workflow/document.ts';
import type { Field } from './field.ts';
import { isStoredValue, readStoredValue } from './stored-value.ts';

/** Says whether a field of this kind may take its value from a variable or a formula, stored in its place. */
export function takesVariable(field: Field): boolean {
  return 'takesVariable' in field && field.takesVariable === true;
}

/** What stands in place of a number, a choice or a toggle; undefined: the field has a value of its own. */
export function readBinding(field: Field, config: Config, key: string): Template | undefined {
  return takesVariable(field) ? readStoredValue('text', config, key) : undefined;
}

/** Says whether a field may store a value: one of its kind, or what stands in place of one. */
export function fitsField(field: Field, value: Json): boolean {
  return isStoredValue(field.kind, value) || (takesVariable(field) && isStoredValue('text', value));
}
