import { IconTrash } from '@tabler/icons-react';
import { listBrokenReferences } from '../edits/list-broken-references.ts';
import type { Command } from './command.ts';
import { findNeighbour } from './find-neighbour.ts';
import { canEditSteps, describeFor, findSelectedPlaces, goTo, nameSelected, tellOf } from './selected-step.ts';

export const deleteStep: Command = {
  id: 'delete-step',
  label: 'Delete',
  describe: describeFor('Delete'),
  shortcuts: ['Delete', 'Backspace'],
  scope: 'flow',
  group: 'Steps',
  icon: IconTrash,
  isDestructive: true,
  isEnabled: canEditSteps,
  run: (context) => {
    const { store, notify } = context;
    const { document } = store.state.getState();
    const stepIds = findSelectedPlaces(context).map(({ step }) => step.id);
    const users = listBrokenReferences(document, stepIds);
    const next = findNeighbour(document, stepIds);
    const outcome = tellOf(context, 'deleted');
    store.edit(
      `Delete ${nameSelected(context)}`,
      stepIds.map((stepId) => ({ kind: 'remove-step', stepId })),
    );
    goTo(context, next);
    store.announce(outcome);
    if (users.length > 0) {
      const names = users.map((name) => `'${name}'`).join(', ');
      const them = stepIds.length === 1 ? 'it' : 'them';
      notify(`${outcome} Variables of ${them} are still used in ${names}. Undo brings ${them} back.`);
    }
  },
};
