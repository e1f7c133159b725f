import { IconDots } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { canEditSteps } from './selected-step.ts';

export const openMenu: Command = {
  id: 'open-menu',
  label: 'Open the menu of the step',
  shortcuts: ['shift+F10', 'ContextMenu'],
  scope: 'flow',
  group: 'Selection',
  icon: IconDots,
  isEnabled: canEditSteps,
  run: ({ store, view }) => {
    const { selection } = store.state.getState();
    if (selection === null) return;
    view.canvas()?.reveal(selection);
    view.openMenu(selection, view.canvas()?.locate(selection) ?? { x: 0, y: 0 });
  },
};
