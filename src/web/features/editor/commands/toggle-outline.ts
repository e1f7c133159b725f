import { IconListTree } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const toggleOutline: Command = {
  id: 'toggle-outline',
  label: 'Show or hide the outline',
  shortcuts: ['O'],
  scope: 'flow',
  group: 'View',
  icon: IconListTree,
  isEnabled: () => true,
  run: ({ view }) => view.toggleOutline(),
};
