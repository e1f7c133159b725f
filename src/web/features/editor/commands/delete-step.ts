import { IconTrash } from '@tabler/icons-react';
import { listBrokenReferences } from '../edits/list-broken-references.ts';
import type { Command } from './command.ts';
import { findNeighbour } from './find-neighbour.ts';
import { canEditStep, findSelectedStep, goTo } from './selected-step.ts';

export const deleteStep: Command = {
  id: 'delete-step',
  label: 'Delete',
  shortcuts: ['Delete', 'Backspace'],
  scope: 'flow',
  group: 'Steps',
  icon: IconTrash,
  isDestructive: true,
  isEnabled: canEditStep,
  run: (context) => {
    const { store, notify } = context;
    const step = findSelectedStep(context);
    if (step === undefined) return;
    const { document } = store.state.getState();
    const users = listBrokenReferences(document, step.id);
    const next = findNeighbour(document, step.id);
    store.edit(`Delete '${step.name}'`, [{ kind: 'remove-step', stepId: step.id }]);
    goTo(context, next);
    store.announce(`'${step.name}' is deleted.`);
    if (users.length > 0) {
      const names = users.map((name) => `'${name}'`).join(', ');
      notify(`'${step.name}' is deleted. Variables of it are still used in ${names}. Undo brings it back.`);
    }
  },
};
