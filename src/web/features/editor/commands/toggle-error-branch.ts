import { IconArrowFork } from '@tabler/icons-react';
import { ERROR_BRANCH } from '#core/workflow/branch-ids.ts';
import type { Step } from '#core/workflow/document.ts';
import { listBrokenReferences } from '../edits/list-broken-references.ts';
import type { Command, CommandContext } from './command.ts';
import { canEditSteps, findSelectedSteps } from './selected-step.ts';

/** An error branch holds what runs when its step has failed for good; afterwards the flow goes on behind the step. */
export const toggleErrorBranch: Command = {
  id: 'toggle-error-branch',
  label: 'Add or remove the error branch',
  describe: (context) => {
    const step = findOne(context);
    const verb = step !== undefined && hasErrorBranch(step) ? 'Remove the error branch' : 'Add an error branch';
    return step === undefined ? verb : `${verb} of '${step.name}'`;
  },
  shortcuts: ['B'],
  scope: 'flow',
  group: 'Steps',
  icon: IconArrowFork,
  isEnabled: (context) => canEditSteps(context) && findOne(context) !== undefined,
  run: (context) => {
    const step = findOne(context);
    if (step !== undefined) setErrorBranch(context, step, !hasErrorBranch(step));
  },
};

export function hasErrorBranch({ branches }: Step): boolean {
  return branches.some(({ id }) => id === ERROR_BRANCH);
}

/** Removing takes the steps of the branch along; what used them is named. */
export function setErrorBranch(
  { store, notify }: Pick<CommandContext, 'store' | 'notify'>,
  step: Step,
  isWanted: boolean,
): void {
  if (isWanted) {
    store.edit(`Add an error branch to '${step.name}'`, [
      { kind: 'insert-branch', stepId: step.id, branch: { id: ERROR_BRANCH, steps: [] }, before: null },
    ]);
    store.announce(`'${step.name}' has an error branch.`);
    return;
  }
  const steps = step.branches.find(({ id }) => id === ERROR_BRANCH)?.steps ?? [];
  const users = listBrokenReferences(
    store.state.getState().document,
    steps.map(({ id }) => id),
  );
  store.edit(`Remove the error branch of '${step.name}'`, [
    { kind: 'remove-branch', stepId: step.id, branchId: ERROR_BRANCH },
  ]);
  const outcome = `The error branch of '${step.name}' is removed.`;
  store.announce(outcome);
  if (users.length > 0) {
    notify(`${outcome} Its variables are still used in ${users.map((name) => `'${name}'`).join(', ')}.`);
  }
}

function findOne(context: CommandContext): Step | undefined {
  const steps = findSelectedSteps(context);
  return steps.length === 1 ? steps[0] : undefined;
}
