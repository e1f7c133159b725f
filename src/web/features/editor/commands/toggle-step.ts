import { IconPower } from '@tabler/icons-react';
import type { Command, CommandContext } from './command.ts';
import { canEditSteps, describeFor, findSelectedSteps, nameSelected, tellOf } from './selected-step.ts';

export const toggleStep: Command = {
  id: 'toggle-step',
  label: 'Disable or enable',
  describe: (context) => describeFor(isOff(context) ? 'Enable' : 'Disable')(context),
  shortcuts: ['E'],
  scope: 'flow',
  group: 'Steps',
  icon: IconPower,
  isEnabled: canEditSteps,
  run: (context) => {
    const isDisabled = !isOff(context);
    const verb = isDisabled ? 'Disable' : 'Enable';
    const changing = findSelectedSteps(context).filter((step) => step.isDisabled !== isDisabled);
    context.store.edit(
      `${verb} ${nameSelected(context)}`,
      changing.map(({ id }) => ({ kind: 'set-step-option', stepId: id, option: { isDisabled } })),
    );
    context.store.announce(tellOf(context, `${verb.toLowerCase()}d`));
  },
};

/** Some on and some off: all go off, and together on again. */
function isOff(context: CommandContext): boolean {
  const steps = findSelectedSteps(context);
  return steps.length > 0 && steps.every((step) => step.isDisabled);
}
