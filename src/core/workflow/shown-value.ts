import { formatReference, type ReferenceLabels } from '../expression/format-reference.ts';
import type { ConditionGroups } from '../expression/condition.ts';
import { findOperator } from '../expression/operators.ts';
import { nameWeekdays } from '../schedule/weekdays.ts';
import type { Template, Token } from '../expression/template.ts';
import type { Declaration, Field, SwitchCase } from '../step/field.ts';
import { readBinding } from '../step/bound-value.ts';
import { readStoredValue } from '../step/stored-value.ts';
import type { Config } from './document.ts';

/** Text, or the name of a variable: "Contact Created › email". */
export type ShownPart = { readonly text: string; readonly isReference: boolean };

/** What a reader sees of a stored value: one line with pills, or text of several lines. Empty: nothing is set. */
export type ShownValue =
  { readonly kind: 'line'; readonly parts: readonly ShownPart[] } | { readonly kind: 'lines'; readonly text: string };

export type ShownLabels = ReferenceLabels & {
  readonly findAppEventName: (appEventId: string) => string | undefined;
  readonly findResourceName: (resourceId: string) => string | undefined;
};

/** Gives what a field shows for what a config stores, the default where it stores nothing. */
export function showValue(field: Field, config: Config, key: string, labels: ShownLabels): ShownValue {
  const binding = readBinding(field, config, key);
  if (binding !== undefined) return line(showTemplate(binding, labels));
  switch (field.kind) {
    case 'text': {
      const template = readStoredValue(field.kind, config, key) ?? [];
      return field.isMultiline === true ? lines(inline(template, labels)) : line(showTemplate(template, labels));
    }
    case 'json':
      return lines(inline(readStoredValue(field.kind, config, key) ?? [], labels));
    case 'code':
      return lines(readStoredValue(field.kind, config, key) ?? field.default);
    case 'table': {
      const rows = readStoredValue(field.kind, config, key) ?? [];
      return lines(rows.map((row) => `${row.key}: ${inline(row.value, labels)}`).join('\n'));
    }
    case 'conditions':
      return lines(showConditions(readStoredValue('conditions', config, key) ?? [], labels));
    case 'cases':
      return lines(showCases(readStoredValue('cases', config, key) ?? [], labels));
    case 'choice': {
      const value = readStoredValue(field.kind, config, key) ?? field.default;
      return words(field.options.find((option) => option.value === value)?.label ?? value);
    }
    case 'number': {
      const value = String(readStoredValue(field.kind, config, key) ?? field.default);
      return words(field.unit === undefined ? value : `${value} ${field.unit}`);
    }
    case 'toggle':
      return words((readStoredValue(field.kind, config, key) ?? field.default) ? 'on' : 'off');
    case 'plain':
      return words(readStoredValue(field.kind, config, key) ?? '');
    case 'weekdays':
      return words(nameWeekdays(readStoredValue(field.kind, config, key) ?? []));
    case 'time-zone':
      return words(readStoredValue(field.kind, config, key) ?? field.default);
    case 'sample':
      return lines(readStoredValue(field.kind, config, key) ?? '');
    case 'declarations':
      return lines((readStoredValue(field.kind, config, key) ?? []).map(showDeclaration).join('\n'));
    case 'app-event': {
      const id = readStoredValue(field.kind, config, key);
      return words(id === undefined ? '' : (labels.findAppEventName(id) ?? 'Deleted App Event'));
    }
    case 'resource': {
      const id = readStoredValue(field.kind, config, key);
      return words(id === undefined ? '' : (labels.findResourceName(id) ?? 'Deleted API resource'));
    }
    default:
      return field satisfies never;
  }
}

export function words(text: string): ShownValue {
  return line(text === '' ? [] : [{ text, isReference: false }]);
}

export function lines(text: string): ShownValue {
  return { kind: 'lines', text };
}

function line(parts: readonly ShownPart[]): ShownValue {
  return { kind: 'line', parts };
}

function showTemplate(template: Template, labels: ReferenceLabels): readonly ShownPart[] {
  return template.map((token) => showToken(token, labels));
}

function showToken(token: Token, labels: ReferenceLabels): ShownPart {
  if ('text' in token) return { text: token.text, isReference: false };
  if ('ref' in token) return { text: formatReference(token.ref, labels), isReference: true };
  const { source, slots } = token.formula;
  const names = Object.entries(slots).map(([name, ref]) => `$${name} = ${formatReference(ref, labels)}`);
  return { text: `ƒ ${[source, ...names].join(', ')}`, isReference: true };
}

/** Where no pill fits, a variable stands in braces as it is typed. */
function inline(template: Template, labels: ReferenceLabels): string {
  return showTemplate(template, labels)
    .map(({ text, isReference }) => (isReference ? `{{${text}}}` : text))
    .join('');
}

function showDeclaration({ name, type, isRequired, example }: Declaration): string {
  const facts = [...(type === 'any' ? [] : [type]), ...(isRequired ? ['required'] : [])].join(', ');
  return [name, facts === '' ? '' : `(${facts})`, example === '' ? '' : `e.g. ${example}`]
    .filter((part) => part !== '')
    .join(' ');
}

/** One condition per line; groups are told apart by a line "or". */
function showConditions(groups: ConditionGroups, labels: ReferenceLabels): string {
  return groups
    .map(({ conditions }) =>
      conditions
        .map(({ left, operator, right }) => {
          const known = findOperator(operator);
          const start = `${inline(left, labels)} ${known?.label ?? operator}`;
          return known?.hasRightSide === false ? start : `${start} ${inline(right, labels)}`;
        })
        .join('\nand '),
    )
    .join('\nor\n');
}

function showCases(cases: readonly SwitchCase[], labels: ReferenceLabels): string {
  return cases
    .map(
      ({ label, conditions }, at) =>
        `${label === '' ? `Case ${at + 1}` : label}:\n${showConditions(conditions, labels)}`,
    )
    .join('\n\n');
}
