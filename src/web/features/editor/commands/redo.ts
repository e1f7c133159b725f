import { IconArrowForwardUp } from '@tabler/icons-react';
import { describeUndo } from '../store/undo-label.ts';
import type { Command } from './command.ts';
import { goToChanged } from './go-to-changed.ts';
import { canEdit } from './selected-step.ts';

export const redo: Command = {
  id: 'redo',
  label: 'Redo',
  describe: ({ store }) => {
    const { redoLabel } = store.state.getState();
    return redoLabel === null ? 'Nothing to redo' : describeUndo('Redo', redoLabel);
  },
  shortcuts: ['mod+shift+Z', 'mod+Y'],
  scope: 'editor',
  group: 'History',
  icon: IconArrowForwardUp,
  isEnabled: (context) => canEdit(context) && context.store.state.getState().redoLabel !== null,
  run: (context) => {
    const { store } = context;
    store.announce(`Done again: ${store.state.getState().redoLabel ?? ''}`);
    goToChanged(context, store.redo());
  },
};
