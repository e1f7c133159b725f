import type { StepId } from '#core/base/brand.ts';
import { listDocumentReferences } from '#core/expression/list-references.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { findStep } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';

/** Names of the steps whose variables break when steps go, with all that is in their branches. */
export function listBrokenReferences(document: WorkflowDocument, stepIds: readonly StepId[]): readonly string[] {
  const leaving = new Set<StepId>();
  const collect = (step: Step): void => {
    leaving.add(step.id);
    for (const branch of step.branches) branch.steps.forEach(collect);
  };
  for (const stepId of stepIds) {
    const step = findStep(document, stepId);
    if (step !== undefined) collect(step);
  }
  const users = listDocumentReferences(document, catalog).flatMap(({ stepId: user, ref }) =>
    (ref.source === 'step' || ref.source === 'item') && leaving.has(ref.stepId) && user !== null && !leaving.has(user)
      ? [user]
      : [],
  );
  return [...new Set(users)].map((user) => findStep(document, user)?.name ?? user);
}
