import { IconCut } from '@tabler/icons-react';
import { writeSteps } from '../edits/clipboard-text.ts';
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
    context.clipboard.write(writeSteps(findSelectedPlaces(context).map(({ step }) => step)));
    deleteStep.run(context);
  },
};
