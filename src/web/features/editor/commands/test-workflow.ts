import { IconPlayerPlay } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const testWorkflow: Command = {
  id: 'test-workflow',
  label: 'Test the workflow',
  shortcuts: [],
  scope: 'editor',
  group: 'Workflow',
  icon: IconPlayerPlay,
  isEnabled: ({ store }) => !store.state.getState().isReadOnly,
  run: ({ store }) => store.requestTest('workflow'),
};
