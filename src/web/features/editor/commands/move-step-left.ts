import { IconArrowLeft } from '@tabler/icons-react';
import { defineMove } from './move-step.ts';

export const moveStepLeft = defineMove({
  direction: 'left',
  label: 'Move left, or out of the branches',
  shortcut: 'alt+ArrowLeft',
  icon: IconArrowLeft,
  outcome: 'to the left',
});
