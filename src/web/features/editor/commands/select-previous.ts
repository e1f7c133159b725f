import { IconChevronUp } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { foldDocument } from './fold-document.ts';
import { findInFlow } from './neighbour-cards.ts';
import { goTo } from './selected-step.ts';

export const selectPrevious: Command = {
  id: 'select-previous',
  label: 'Previous step',
  shortcuts: ['ArrowUp'],
  scope: 'flow',
  group: 'Selection',
  icon: IconChevronUp,
  isEnabled: () => true,
  run: (context) => {
    const { document, selection } = context.store.state.getState();
    const { collapsed } = context.view.state.getState();
    goTo(context, findInFlow(foldDocument(document, collapsed), selection, -1));
  },
};
