import { IconPlayerSkipForward } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { canEditStep } from './selected-step.ts';

export const testUpTo: Command = {
  id: 'test-up-to',
  label: 'Test up to the selected step',
  shortcuts: ['Shift+T'],
  scope: 'flow',
  group: 'Workflow',
  icon: IconPlayerSkipForward,
  isEnabled: canEditStep,
  run: ({ store }) => store.requestTest('up-to'),
};
