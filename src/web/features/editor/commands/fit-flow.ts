import { IconFocusCentered } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const fitFlow: Command = {
  id: 'fit-flow',
  label: 'Fit the whole flow',
  shortcuts: ['shift+1', 'F'],
  scope: 'flow',
  group: 'View',
  icon: IconFocusCentered,
  isEnabled: () => true,
  run: ({ view }) => view.canvas()?.fit(),
};
