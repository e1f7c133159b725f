import { IconChevronLeft } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { foldDocument } from './fold-document.ts';
import { findBeside } from './neighbour-cards.ts';
import { goTo } from './selected-step.ts';

export const selectLeft: Command = {
  id: 'select-left',
  label: 'Branch to the left',
  shortcuts: ['ArrowLeft'],
  scope: 'flow',
  group: 'Selection',
  icon: IconChevronLeft,
  isEnabled: () => true,
  run: (context) => {
    const { document, selection } = context.store.state.getState();
    const { collapsed } = context.view.state.getState();
    goTo(context, findBeside(foldDocument(document, collapsed), selection, -1));
  },
};
