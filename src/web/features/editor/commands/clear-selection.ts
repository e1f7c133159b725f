import { IconX } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const clearSelection: Command = {
  id: 'clear-selection',
  label: 'Select nothing',
  shortcuts: ['Escape'],
  scope: 'flow',
  group: 'Selection',
  icon: IconX,
  isEnabled: ({ store }) => store.state.getState().selection !== null,
  run: ({ store }) => store.select(null),
};
