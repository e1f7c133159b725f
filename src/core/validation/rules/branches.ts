import type { CompiledDocument } from '../../workflow/compile-document.ts';
import type { Problem } from '../problem.ts';

/** A branching step that has steps in none of its branches decides nothing. One empty branch is an ordinary "else nothing". */
export function checkBranches({ order }: CompiledDocument): readonly Problem[] {
  return order.flatMap(({ step }) => {
    if (step.branches.length === 0 || step.branches.some(({ steps }) => steps.length > 0)) return [];
    const message = `"${step.name}" has no steps in its branches, so it decides nothing.`;
    return [{ code: 'empty_branches', severity: 'warning', stepId: step.id, field: null, message }];
  });
}
