import type { StepId } from '../base/brand.ts';
import type { JsonPath } from '../base/json.ts';
import type { Catalog } from '../step/catalog.ts';
import type { Field, Fields } from '../step/field.ts';
import { readStoredValue } from '../step/stored-value.ts';
import type { Config, WorkflowDocument } from '../workflow/document.ts';
import { walkSteps } from '../workflow/walk.ts';
import { findOperator } from './operators.ts';
import type { Reference, Template } from './template.ts';

/** `path` leads to the reference's token within the config, the field's key first. */
export type FoundReference = { readonly field: string; readonly path: JsonPath; readonly ref: Reference };

/** `stepId` is null for the trigger. */
export type DocumentReference = FoundReference & { readonly stepId: StepId | null };

/** Lists every reference in a config, hidden fields included, in the order of the fields. */
export function listReferences(fields: Fields, config: Config): readonly FoundReference[] {
  return Object.entries(fields).flatMap(([key, field]) => listFieldReferences(key, field, config));
}

/** Lists the references in one field. */
export function listFieldReferences(key: string, field: Field, config: Config): readonly FoundReference[] {
  const found: FoundReference[] = [];
  for (const { path, template } of listTemplates(key, field, config)) {
    for (const [index, token] of template.entries()) {
      if ('ref' in token) found.push({ field: key, path: [...path, index], ref: token.ref });
    }
  }
  return found;
}

/** Lists where a document uses anything, down to the field, in flow order. Steps of unknown types are passed over. */
export function listDocumentReferences(document: WorkflowDocument, catalog: Catalog): readonly DocumentReference[] {
  const { trigger } = document;
  const triggerFields = trigger === null ? undefined : catalog.findTrigger(trigger.type)?.fields;
  return [
    ...listReferences(triggerFields ?? {}, trigger?.config ?? {}).map((found) => ({ ...found, stepId: null })),
    ...walkSteps(document).flatMap(({ step }) =>
      listReferences(catalog.findStep(step.type)?.fields ?? {}, step.config).map((found) => ({
        ...found,
        stepId: step.id,
      })),
    ),
  ];
}

/** Lists the templates that a field stores, each with its path within the config. */
function listTemplates(
  key: string,
  field: Field,
  config: Config,
): readonly { readonly path: JsonPath; readonly template: Template }[] {
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
      return (readStoredValue(field.kind, config, key) ?? []).flatMap((group, groupIndex) =>
        group.conditions.flatMap((condition, index) => {
          const path = [key, groupIndex, 'conditions', index];
          const left = { path: [...path, 'left'], template: condition.left };
          // What stands on a right side that the operator does not read is not in use.
          if (findOperator(condition.operator)?.hasRightSide === false) return [left];
          return [left, { path: [...path, 'right'], template: condition.right }];
        }),
      );
    case 'choice':
    case 'number':
    case 'toggle':
    case 'code':
    case 'app-event':
      return [];
    default:
      return field satisfies never;
  }
}
