import type { FlowBranchLabel, FlowInsert, FlowLayout } from './flow-layout.ts';
import { findBranchName } from './find-branch-name.ts';

/** Names of steps by their id, and of branches by `stepId/branchId`. */
export type FlowNames = ReadonlyMap<string, string>;

export function listFlowNames({ cards }: Pick<FlowLayout, 'cards'>): FlowNames {
  const names = new Map<string, string>();
  for (const { step } of cards) {
    if (step === null) continue;
    names.set(step.id, step.name);
    for (const { id } of step.branches) names.set(`${step.id}/${id}`, findBranchName(step, id));
  }
  return names;
}

export function nameBranch(names: FlowNames, { stepId, branchId }: FlowBranchLabel): string {
  return names.get(`${stepId}/${branchId}`) ?? branchId;
}

/** Names the button of a place in the flow, for example "Add a step after 'Create contact'". */
export function describeInsert(names: FlowNames, { position: { container, after } }: FlowInsert): string {
  if (after !== null) return `Add a step after '${names.get(after) ?? ''}'`;
  if (container === null) return 'Add a step after the trigger';
  const { stepId, branchId } = container;
  const branch = names.get(`${stepId}/${branchId}`) ?? branchId;
  return `Add a step at the start of the branch '${branch}' of '${names.get(stepId) ?? ''}'`;
}
