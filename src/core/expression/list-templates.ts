import type { JsonPath } from '../base/json.ts';
import type { Field } from '../step/field.ts';
import { readBinding } from '../step/bound-value.ts';
import { readStoredValue } from '../step/stored-value.ts';
import type { Config } from '../workflow/document.ts';
import { findOperator } from './operators.ts';
import type { ConditionGroups } from './condition.ts';
import type { Template } from './template.ts';

type PlacedTemplate = { readonly path: JsonPath; readonly template: Template };

/** Lists the templates that a field stores, each with its path within the config. */
export function listTemplates(key: string, field: Field, config: Config): readonly PlacedTemplate[] {
  switch (field.kind) {
    case 'text':
    case 'json':
      return [{ path: [key], template: readStoredValue(field.kind, config, key) ?? [] }];
    case 'table':
      return (readStoredValue(field.kind, config, key) ?? []).map((row, index) => ({
        path: [key, index, 'value'],
        template: row.value,
      }));
    case 'conditions':
      return listInConditions(readStoredValue(field.kind, config, key) ?? [], [key]);
    case 'cases':
      return (readStoredValue(field.kind, config, key) ?? []).flatMap(({ conditions }, index) =>
        listInConditions(conditions, [key, index, 'conditions']),
      );
    case 'choice':
    case 'number':
    case 'toggle': {
      const template = readBinding(field, config, key);
      return template === undefined ? [] : [{ path: [key], template }];
    }
    case 'code':
    case 'declarations':
    case 'sample':
    case 'plain':
    case 'weekdays':
    case 'time-zone':
    case 'app-event':
    case 'resource':
      return [];
    default:
      return field satisfies never;
  }
}

/** The templates that conditions read. */
export function listConditionTemplates(groups: ConditionGroups): readonly Template[] {
  return listInConditions(groups, []).map(({ template }) => template);
}

function listInConditions(groups: ConditionGroups, at: JsonPath): readonly PlacedTemplate[] {
  return groups.flatMap((group, groupIndex) =>
    group.conditions.flatMap((condition, index) => {
      const path = [...at, groupIndex, 'conditions', index];
      const left = { path: [...path, 'left'], template: condition.left };
      // What stands on a right side that the operator does not read is not in use.
      if (findOperator(condition.operator)?.hasRightSide === false) return [left];
      return [left, { path: [...path, 'right'], template: condition.right }];
    }),
  );
}
