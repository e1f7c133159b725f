import type { Field } from '../../step/field.ts';
import { readStoredValue } from '../../step/stored-value.ts';
import type { Config } from '../../workflow/document.ts';
import { errorOf, type Rule } from '../subject.ts';
import type { Template } from '../../expression/template.ts';

/** A required field has something in it; whether variables have values shows in a run only. */
export const checkRequiredFields: Rule = (subject) =>
  subject.visible
    .filter(([key, field]) => field.isRequired === true && isEmpty(key, field, subject.config))
    .map(([key, field]) => errorOf(subject, 'required_field', key, `The field "${field.label}" is empty.`));

function isEmpty(key: string, field: Field, config: Config): boolean {
  switch (field.kind) {
    case 'text':
    case 'json':
      return isBlank(readStoredValue(field.kind, config, key) ?? []);
    case 'code':
      return (readStoredValue('code', config, key) ?? field.default).trim() === '';
    case 'table':
      return (readStoredValue('table', config, key) ?? []).length === 0;
    case 'conditions':
      return (readStoredValue('conditions', config, key) ?? []).every((group) => group.conditions.length === 0);
    case 'cases':
    case 'weekdays':
    case 'declarations':
      return (readStoredValue(field.kind, config, key) ?? []).length === 0;
    case 'sample':
    case 'plain':
    case 'app-event':
    case 'resource':
      return (readStoredValue(field.kind, config, key) ?? '').trim() === '';
    case 'choice':
    case 'number':
    case 'toggle':
    case 'time-zone':
      return false;
    default:
      return field satisfies never;
  }
}

function isBlank(template: Template): boolean {
  return template.every((token) => 'text' in token && token.text.trim() === '');
}
