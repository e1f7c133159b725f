import { IconPlayerPause } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const unpublish: Command = {
  id: 'unpublish',
  label: 'Unpublish…',
  shortcuts: [],
  scope: 'editor',
  group: 'Workflow',
  icon: IconPlayerPause,
  isDestructive: true,
  isEnabled: ({ store }) => !store.state.getState().isReadOnly,
  run: ({ view }) => view.open('unpublish'),
};
