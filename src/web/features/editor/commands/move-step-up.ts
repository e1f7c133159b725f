import { IconArrowUp } from '@tabler/icons-react';
import { defineMove } from './move-step.ts';

export const moveStepUp = defineMove({
  direction: 'up',
  label: 'Move up',
  shortcut: 'alt+ArrowUp',
  icon: IconArrowUp,
  outcome: 'up',
});
