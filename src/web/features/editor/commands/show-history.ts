import { IconListTree } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const showHistory: Command = {
  id: 'show-history',
  label: 'History',
  shortcuts: ['H'],
  scope: 'editor',
  group: 'History',
  icon: IconListTree,
  isEnabled: () => true,
  run: ({ view }) => view.open('history'),
};
