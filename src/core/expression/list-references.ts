import type { StepId } from '../base/brand.ts';
import type { JsonPath } from '../base/json.ts';
import type { Catalog } from '../step/catalog.ts';
import type { Field, Fields } from '../step/field.ts';
import type { Config, WorkflowDocument } from '../workflow/document.ts';
import { walkSteps } from '../workflow/walk.ts';
import { listTemplates } from './list-templates.ts';
import type { Reference } from './template.ts';

/** `path` leads to the reference's token, or to its slot in a formula, within the config, the field's key first. */
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
      if (!('formula' in token)) continue;
      for (const [name, ref] of Object.entries(token.formula.slots)) {
        found.push({ field: key, path: [...path, index, 'formula', 'slots', name], ref });
      }
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
