import { IconCut } from '@tabler/icons-react';
import { writeSteps } from '../edits/clipboard-text.ts';
import type { Command } from './command.ts';
import { deleteStep } from './delete-step.ts';
import { canEditStep, findSelectedStep } from './selected-step.ts';

export const cutStep: Command = {
  id: 'cut-step',
  label: 'Cut',
  shortcuts: ['mod+X'],
  scope: 'flow',
  group: 'Steps',
  icon: IconCut,
  isEnabled: canEditStep,
  run: (context) => {
    const step = findSelectedStep(context);
    if (step === undefined) return;
    context.clipboard.write(writeSteps([step]));
    deleteStep.run(context);
  },
};
