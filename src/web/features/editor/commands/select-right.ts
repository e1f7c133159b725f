import { IconChevronRight } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { foldDocument } from './fold-document.ts';
import { findBeside } from './neighbour-cards.ts';
import { goTo } from './selected-step.ts';

export const selectRight: Command = {
  id: 'select-right',
  label: 'Branch to the right',
  shortcuts: ['ArrowRight'],
  scope: 'flow',
  group: 'Selection',
  icon: IconChevronRight,
  isEnabled: () => true,
  run: (context) => {
    const { document, selection } = context.store.state.getState();
    const { collapsed } = context.view.state.getState();
    goTo(context, findBeside(foldDocument(document, collapsed), selection, 1));
  },
};
