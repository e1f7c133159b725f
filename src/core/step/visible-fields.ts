import type { Config } from '../workflow/document.ts';
import type { Fields } from './field.ts';
import { readStoredValue } from './stored-value.ts';

/** Says whether a field is shown, checked and resolved: the choice that it hangs on is visible and has a fitting value. */
export function isFieldVisible(fields: Fields, key: string, config: Config): boolean {
  const condition = fields[key]?.visibleWhen;
  if (condition === undefined) return fields[key] !== undefined;
  const source = fields[condition.field];
  if (source?.kind !== 'choice' || !isFieldVisible(fields, condition.field, config)) return false;
  return condition.in.includes(readStoredValue('choice', config, condition.field) ?? source.default);
}
