import { IconCopy } from '@tabler/icons-react';
import { writeSteps } from '../edits/clipboard-text.ts';
import type { Command } from './command.ts';
import { findSelectedStep } from './selected-step.ts';

export const copyStep: Command = {
  id: 'copy-step',
  label: 'Copy',
  shortcuts: ['mod+C'],
  scope: 'flow',
  group: 'Steps',
  icon: IconCopy,
  isEnabled: (context) => findSelectedStep(context) !== undefined,
  run: (context) => {
    const step = findSelectedStep(context);
    if (step === undefined) return;
    context.clipboard.write(writeSteps([step]));
    context.store.announce(`'${step.name}' is copied.`);
  },
};
