import { IconCopyPlus } from '@tabler/icons-react';
import { duplicateSteps } from '../edits/duplicate-steps.ts';
import type { Command } from './command.ts';
import { canEditSteps, describeFor, findSelectedPlaces, goToAll, nameSelected } from './selected-step.ts';

export const duplicateStep: Command = {
  id: 'duplicate-step',
  label: 'Duplicate',
  describe: describeFor('Duplicate'),
  shortcuts: ['mod+D'],
  scope: 'flow',
  group: 'Steps',
  icon: IconCopyPlus,
  isEnabled: canEditSteps,
  run: (context) => {
    const { store } = context;
    const { document } = store.state.getState();
    const inserts = duplicateSteps(document, findSelectedPlaces(context), store.createStepId);
    const copies = inserts.map(({ step }) => step);
    const what = nameSelected(context);
    store.edit(`Duplicate ${what}`, inserts);
    goToAll(
      context,
      copies.map(({ id }) => id),
    );
    const [copy] = copies;
    store.announce(copies.length === 1 ? `${what} is duplicated as '${copy?.name ?? ''}'.` : `${what} are duplicated.`);
  },
};
