import { IconSearch } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const findInWorkflow: Command = {
  id: 'find-in-workflow',
  label: 'Find in the workflow',
  shortcuts: ['mod+F'],
  scope: 'editor',
  worksWhileTyping: true,
  group: 'View',
  icon: IconSearch,
  isEnabled: () => true,
  run: ({ view }) => view.openFind(),
};
