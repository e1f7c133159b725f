import { IconPlayerTrackNext } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { canEditStep } from './selected-step.ts';

export const testStep: Command = {
  id: 'test-step',
  label: 'Test the selected step',
  shortcuts: ['T'],
  scope: 'flow',
  group: 'Workflow',
  icon: IconPlayerTrackNext,
  isEnabled: canEditStep,
  run: ({ store }) => store.requestTest('step'),
};
