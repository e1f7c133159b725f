import { IconKeyboard } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const showShortcuts: Command = {
  id: 'show-shortcuts',
  label: 'Show all shortcuts',
  shortcuts: ['?'],
  scope: 'editor',
  group: 'View',
  icon: IconKeyboard,
  isEnabled: () => true,
  run: ({ view }) => view.open('shortcuts'),
};
