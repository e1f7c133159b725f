import { listDocumentReferences } from '#core/expression/list-references.ts';
import { toItemPath } from '#core/expression/reference-path.ts';
import type { Reference } from '#core/expression/template.ts';
import { findSchemaAt } from '#core/schema/schema-at-path.ts';
import type { StepId } from '#core/base/brand.ts';
import { describeTrigger } from '#core/workflow/describe-trigger.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { listStepsBefore } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import type { EditorState } from '../store/editor-state.ts';

type Here = Pick<EditorState, 'appEvents' | 'secrets'>;
export type ReferenceUse = { readonly stepId: StepId; readonly reference: Reference };

/** The references of some steps that mean nothing in this workflow: the problems mark the same ones. */
export function listLostReferences(
  document: WorkflowDocument,
  stepIds: ReadonlySet<StepId>,
  { appEvents, secrets }: Here,
): readonly ReferenceUse[] {
  const output = describeTrigger(document.trigger, catalog, appEvents);
  const earlier = new Map<StepId, ReadonlySet<StepId>>();
  const listEarlier = (stepId: StepId): ReadonlySet<StepId> => {
    const known = earlier.get(stepId) ?? new Set(listStepsBefore(document, stepId).map(({ step }) => step.id));
    earlier.set(stepId, known);
    return known;
  };
  const isLost = (stepId: StepId, reference: Reference): boolean => {
    switch (reference.source) {
      case 'secret':
        return !secrets.some(({ id }) => id === reference.path[0]);
      case 'step':
      case 'item':
        return !listEarlier(stepId).has(reference.stepId);
      case 'trigger':
        return output === undefined || findSchemaAt(output.schema, toItemPath(reference.path)) === undefined;
      case 'user':
        return false;
    }
  };
  return listReferences(document, stepIds).filter(({ stepId, reference }) => isLost(stepId, reference));
}

/** The references of some steps to the trigger's payload. */
export function listTriggerReferences(
  document: WorkflowDocument,
  stepIds: ReadonlySet<StepId>,
): readonly ReferenceUse[] {
  return listReferences(document, stepIds).filter(({ reference }) => reference.source === 'trigger');
}

function listReferences(document: WorkflowDocument, stepIds: ReadonlySet<StepId>): readonly ReferenceUse[] {
  return listDocumentReferences(document, catalog).flatMap(({ stepId, ref }) =>
    stepId !== null && stepIds.has(stepId) ? [{ stepId, reference: ref }] : [],
  );
}
