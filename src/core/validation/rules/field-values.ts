import type { Field } from '../../step/field.ts';
import { readBinding } from '../../step/bound-value.ts';
import { isStoredValue, readStoredValue } from '../../step/stored-value.ts';
import type { Config } from '../../workflow/document.ts';
import { errorOf, type Rule } from '../subject.ts';

/** A stored value is of its field's kind, one of its options, and within its range. */
export const checkFieldValues: Rule = (subject) =>
  subject.visible.flatMap(([key, field]) => {
    const message = findMistake(key, field, subject.config);
    return message === null ? [] : [errorOf(subject, 'invalid_value', key, message)];
  });

function findMistake(key: string, field: Field, config: Config): string | null {
  const stored = Object.hasOwn(config, key) ? config[key] : undefined;
  if (stored === undefined) return null;
  if (readBinding(field, config, key) !== undefined) return null;
  if (!isStoredValue(field.kind, stored)) return `The field "${field.label}" does not hold a value of its kind.`;
  if (field.kind === 'choice') {
    const value = readStoredValue('choice', config, key);
    const isKnown = field.options.some((option) => option.value === value);
    return isKnown ? null : `The field "${field.label}" has a value that is not among its options.`;
  }
  if (field.kind === 'number') {
    const value = readStoredValue('number', config, key) ?? field.default;
    const fits = value >= field.minimum && value <= field.maximum;
    return fits ? null : `The field "${field.label}" must be between ${field.minimum} and ${field.maximum}.`;
  }
  return null;
}
