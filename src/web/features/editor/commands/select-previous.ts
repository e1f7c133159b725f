import { IconChevronUp } from '@tabler/icons-react';
import type { Command } from './command.ts';
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
    goTo(context, findInFlow(document, selection, -1));
  },
};
