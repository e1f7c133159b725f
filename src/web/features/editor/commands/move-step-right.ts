import { IconArrowRight } from '@tabler/icons-react';
import { defineMove } from './move-step.ts';

export const moveStepRight = defineMove({
  direction: 'right',
  label: 'Move right, or into the branches above',
  shortcut: 'alt+ArrowRight',
  icon: IconArrowRight,
  outcome: 'to the right',
});
