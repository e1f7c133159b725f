import { checkJsonTemplate } from '../../expression/resolve-json-template.ts';
import { readStoredValue } from '../../step/stored-value.ts';
import { errorOf, type Rule } from '../subject.ts';

/** The text of a JSON field is JSON once something stands in the place of each variable. */
export const checkJsonFields: Rule = (subject) =>
  subject.visible.flatMap(([key, field]) => {
    if (field.kind !== 'json') return [];
    const template = readStoredValue('json', subject.config, key) ?? [];
    // An empty one is the business of required fields.
    if (template.every((token) => 'text' in token && token.text.trim() === '')) return [];
    const checked = checkJsonTemplate(template);
    if (checked.ok) return [];
    const place = `line ${checked.line}, column ${checked.column}`;
    const message = `The field "${field.label}" is not valid JSON at ${place}: ${checked.message}`;
    return [errorOf(subject, 'invalid_json', key, message)];
  });
