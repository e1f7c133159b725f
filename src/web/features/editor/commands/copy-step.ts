import { IconCopy } from '@tabler/icons-react';
import { writeSteps } from '../edits/clipboard-text.ts';
import { describeOrigin } from '../edits/describe-origin.ts';
import type { Command } from './command.ts';
import { describeFor, findSelectedPlaces, findSelectedStep, tellOf } from './selected-step.ts';

export const copyStep: Command = {
  id: 'copy-step',
  label: 'Copy',
  describe: describeFor('Copy'),
  shortcuts: ['mod+C'],
  scope: 'flow',
  group: 'Steps',
  icon: IconCopy,
  isEnabled: (context) => findSelectedStep(context) !== undefined,
  run: (context) => {
    const steps = findSelectedPlaces(context).map(({ step }) => step);
    context.clipboard.write(writeSteps(steps, describeOrigin(context.store, steps)));
    context.store.announce(tellOf(context, 'copied'));
  },
};
