import { IconFold } from '@tabler/icons-react';
import { findPlace, findStep } from '#core/workflow/walk.ts';
import type { Step } from '#core/workflow/document.ts';
import type { Command, CommandContext } from './command.ts';
import { goTo } from './selected-step.ts';

export const toggleBranches: Command = {
  id: 'toggle-branches',
  label: 'Collapse or expand branches',
  describe: (context) => (isCollapsed(context, findBranching(context)) ? 'Expand branches' : 'Collapse branches'),
  shortcuts: ['C'],
  scope: 'flow',
  group: 'View',
  icon: IconFold,
  isEnabled: (context) => findBranching(context) !== undefined,
  run: (context) => {
    const step = findBranching(context);
    if (step === undefined) return;
    const { store, view } = context;
    if (isCollapsed(context, step)) {
      view.expand([step.id]);
      store.announce(`The branches of '${step.name}' are expanded.`);
      return;
    }
    // What is selected must not be hidden.
    goTo(context, step.id);
    view.collapse(step.id);
    store.announce(`The branches of '${step.name}' are collapsed.`);
  },
};

/** The selected step when there is something to collapse or to expand, else the one whose branch it is in. */
function findBranching(context: CommandContext): Step | undefined {
  const { document, selection } = context.store.state.getState();
  const place = selection === null ? undefined : findPlace(document, selection);
  if (place === undefined) return undefined;
  const { step } = place;
  if (isCollapsed(context, step) || step.branches.some(({ steps }) => steps.length > 0)) return step;
  return place.container === null ? undefined : findStep(document, place.container.stepId);
}

function isCollapsed({ view }: CommandContext, step: Step | undefined): boolean {
  return step !== undefined && view.state.getState().collapsed.has(step.id);
}
