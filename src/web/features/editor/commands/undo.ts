import { IconArrowBackUp } from '@tabler/icons-react';
import { describeUndo } from '../store/undo-label.ts';
import type { Command } from './command.ts';
import { goToChanged } from './go-to-changed.ts';
import { canEdit } from './selected-step.ts';

export const undo: Command = {
  id: 'undo',
  label: 'Undo',
  describe: ({ store }) => {
    const { undoLabel } = store.state.getState();
    return undoLabel === null ? 'Nothing to undo' : describeUndo('Undo', undoLabel);
  },
  shortcuts: ['mod+Z'],
  scope: 'editor',
  group: 'History',
  icon: IconArrowBackUp,
  isEnabled: (context) => canEdit(context) && context.store.state.getState().undoLabel !== null,
  run: (context) => {
    const { store } = context;
    store.announce(`Undone: ${store.state.getState().undoLabel ?? ''}`);
    goToChanged(context, store.undo());
  },
};
