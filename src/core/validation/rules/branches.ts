import { ERROR_BRANCH } from '../../workflow/branch-ids.ts';
import type { CompiledDocument } from '../../workflow/compile-document.ts';
import type { Problem } from '../problem.ts';

/** A branching step that has steps in none of its branches decides nothing. One empty branch is an ordinary "else nothing". */
export function checkBranches({ order }: CompiledDocument): readonly Problem[] {
  return order.flatMap(({ step }) => {
    // An empty error branch lets the flow go on, which is a decision.
    const branches = step.branches.filter(({ id }) => id !== ERROR_BRANCH);
    if (branches.length === 0 || branches.some(({ steps }) => steps.length > 0)) return [];
    const message = `"${step.name}" has no steps in its branches, so it decides nothing.`;
    return [{ code: 'empty_branches', severity: 'warning', stepId: step.id, field: null, message }];
  });
}
