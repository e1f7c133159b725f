import { IconHistory } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const showVersions: Command = {
  id: 'show-versions',
  label: 'Versions',
  shortcuts: [],
  scope: 'editor',
  group: 'Workflow',
  icon: IconHistory,
  isEnabled: () => true,
  run: ({ view }) => view.open('versions'),
};
