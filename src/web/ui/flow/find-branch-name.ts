import type { Step } from '#core/workflow/document.ts';
import { findStepDefinition } from '#steps/catalog.ts';

/** How people call a branch: by the step type's label, "Yes". */
export function findBranchName(owner: Pick<Step, 'type'>, branchId: string): string {
  const branches = findStepDefinition(owner.type)?.branches ?? [];
  return branches.find(({ id }) => id === branchId)?.label ?? branchId;
}
