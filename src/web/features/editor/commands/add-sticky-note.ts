import { IconNote } from '@tabler/icons-react';
import { createStickyNote } from '../edits/create-sticky-note.ts';
import type { Command } from './command.ts';
import { canEdit, findSelectedStep } from './selected-step.ts';

/** Puts an empty note beside the selected card, ready to be written. */
export const addStickyNote: Command = {
  id: 'add-sticky-note',
  label: 'Add a sticky note',
  shortcuts: ['N'],
  scope: 'flow',
  group: 'Workflow',
  icon: IconNote,
  isEnabled: canEdit,
  run: (context) => {
    const { store, view } = context;
    const step = findSelectedStep(context);
    const note = createStickyNote(store.state.getState().document, step?.id ?? 'trigger', store.createStepId());
    store.edit('Add a sticky note', [{ kind: 'insert-sticky-note', note, before: null }]);
    view.writeNote(note.id);
    store.announce('A sticky note is added.');
  },
};
