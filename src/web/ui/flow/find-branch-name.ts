import { listBranchDefinitions } from '#core/step/branches.ts';
import type { Step } from '#core/workflow/document.ts';
import { findStepDefinition } from '#steps/catalog.ts';

/** How people call a branch: "Yes", the name of its case, "On error". */
export function findBranchName(owner: Pick<Step, 'type' | 'config' | 'branches'>, branchId: string): string {
  const definition = findStepDefinition(owner.type);
  const branches = definition === undefined ? [] : listBranchDefinitions(definition, owner);
  return branches.find(({ id }) => id === branchId)?.label ?? branchId;
}
