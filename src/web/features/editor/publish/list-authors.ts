import type { ResponseOf } from '#contract/route.ts';
import type { listDraftChanges } from '#contract/workflows.ts';
import type { Step } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';

type OrderedChange = ResponseOf<typeof listDraftChanges>['changes'][number];

/** Who has touched which step, by id; under null the workflow itself and its trigger. Names in the order of their changes. */
export function listAuthors(
  changes: readonly Pick<OrderedChange, 'memberName' | 'operations'>[],
): ReadonlyMap<string | null, readonly string[]> {
  const authors = new Map<string | null, string[]>();
  for (const { memberName, operations } of changes) {
    for (const owner of operations.flatMap(listOwners)) {
      const names = authors.get(owner) ?? [];
      if (!names.includes(memberName)) names.push(memberName);
      authors.set(owner, names);
    }
  }
  return authors;
}

function listOwners(operation: Operation): readonly (string | null)[] {
  switch (operation.kind) {
    case 'set-name':
    case 'set-description':
    case 'set-trigger':
    case 'set-trigger-field':
    case 'insert-sticky-note':
    case 'remove-sticky-note':
    case 'set-sticky-note':
      return [null];
    case 'insert-step':
      return listStepIds(operation.step);
    case 'remove-step':
    case 'move-step':
    case 'rename-step':
    case 'set-step-field':
    case 'set-step-option':
    case 'insert-branch':
    case 'remove-branch':
      return [operation.stepId];
    default:
      return operation satisfies never;
  }
}

function listStepIds(step: Step): readonly string[] {
  return [step.id, ...step.branches.flatMap((branch) => branch.steps.flatMap(listStepIds))];
}
