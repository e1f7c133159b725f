import { IconPower } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { canEditStep, findSelectedStep } from './selected-step.ts';

export const toggleStep: Command = {
  id: 'toggle-step',
  label: 'Disable or enable',
  describe: (context) => (findSelectedStep(context)?.isDisabled === true ? 'Enable' : 'Disable'),
  shortcuts: ['E'],
  scope: 'flow',
  group: 'Steps',
  icon: IconPower,
  isEnabled: canEditStep,
  run: (context) => {
    const step = findSelectedStep(context);
    if (step === undefined) return;
    const isDisabled = !step.isDisabled;
    const verb = isDisabled ? 'Disable' : 'Enable';
    context.store.edit(`${verb} '${step.name}'`, [
      { kind: 'set-step-option', stepId: step.id, option: { isDisabled } },
    ]);
    context.store.announce(`'${step.name}' is ${verb.toLowerCase()}d.`);
  },
};
