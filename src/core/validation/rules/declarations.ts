import { parseJsonText } from '../../base/json-text.ts';
import { readStoredValue } from '../../step/stored-value.ts';
import { errorOf, type Rule } from '../subject.ts';

/** Each expected value has a name of its own. */
export const checkDeclarations: Rule = (subject) =>
  subject.visible.flatMap(([key, field]) => {
    if (field.kind !== 'declarations') return [];
    const names = (readStoredValue('declarations', subject.config, key) ?? []).map(({ name }) => name.trim());
    const nameless = names.includes('') ? [`A row of the field "${field.label}" has no name.`] : [];
    const repeated = [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) < index))];
    return [...nameless, ...repeated.map((name) => `The field "${field.label}" names "${name}" twice.`)].map(
      (message) => errorOf(subject, 'invalid_field', key, message),
    );
  });

/** An example is JSON. */
export const checkSamples: Rule = (subject) =>
  subject.visible.flatMap(([key, field]) => {
    const text = field.kind === 'sample' ? (readStoredValue('sample', subject.config, key) ?? '') : '';
    const parsed = text.trim() === '' ? null : parseJsonText(text);
    if (parsed === null || parsed.ok) return [];
    const { line, column, message } = parsed.problem;
    const place = `line ${line}, column ${column}`;
    return [errorOf(subject, 'invalid_field', key, `The field "${field.label}" is not JSON at ${place}: ${message}`)];
  });
