import { IconPencil } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { canEditStep, findSelectedStep } from './selected-step.ts';

export const renameStep: Command = {
  id: 'rename-step',
  label: 'Rename',
  shortcuts: ['F2'],
  scope: 'flow',
  group: 'Steps',
  icon: IconPencil,
  isEnabled: canEditStep,
  run: (context) => context.view.rename(findSelectedStep(context)?.id ?? null),
};
