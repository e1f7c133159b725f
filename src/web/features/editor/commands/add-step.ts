import { IconPlus } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { findInsertPosition } from './insert-position.ts';
import { canEdit } from './selected-step.ts';

export const addStep: Command = {
  id: 'add-step',
  label: 'Add a step below',
  shortcuts: ['/'],
  scope: 'flow',
  group: 'Steps',
  icon: IconPlus,
  isEnabled: canEdit,
  run: (context) => {
    const { view } = context;
    const position = findInsertPosition(context);
    const anchor = position.after ?? 'trigger';
    view.canvas()?.reveal(anchor);
    view.openPicker(position, view.canvas()?.locate(anchor) ?? { x: 0, y: 0 });
  },
};
