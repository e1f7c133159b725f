import { IconArrowDown } from '@tabler/icons-react';
import { defineMove } from './move-step.ts';

export const moveStepDown = defineMove({
  direction: 'down',
  label: 'Move down',
  shortcut: 'alt+ArrowDown',
  icon: IconArrowDown,
  outcome: 'down',
});
