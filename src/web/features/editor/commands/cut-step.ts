import { IconCut } from '@tabler/icons-react';
import { writeSteps } from '../edits/clipboard-text.ts';
import { describeOrigin } from '../edits/describe-origin.ts';
import type { Command } from './command.ts';
import { deleteStep } from './delete-step.ts';
import { canEditSteps, describeFor, findSelectedPlaces } from './selected-step.ts';

export const cutStep: Command = {
  id: 'cut-step',
  label: 'Cut',
  describe: describeFor('Cut'),
  shortcuts: ['mod+X'],
  scope: 'flow',
  group: 'Steps',
  icon: IconCut,
  isEnabled: canEditSteps,
  run: (context) => {
    const steps = findSelectedPlaces(context).map(({ step }) => step);
    context.clipboard.write(writeSteps(steps, describeOrigin(context.store, steps)));
    deleteStep.run(context);
  },
};
