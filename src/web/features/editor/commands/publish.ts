import { IconRocket } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const publish: Command = {
  id: 'publish',
  label: 'Publish…',
  shortcuts: ['mod+Enter'],
  scope: 'editor',
  group: 'Workflow',
  icon: IconRocket,
  isEnabled: ({ store }) => !store.state.getState().isReadOnly,
  run: ({ view }) => view.open('publish'),
};
