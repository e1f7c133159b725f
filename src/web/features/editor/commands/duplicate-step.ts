import { IconCopyPlus } from '@tabler/icons-react';
import { copySteps } from '../edits/copy-steps.ts';
import { findFreeName } from '../edits/create-step.ts';
import type { Command } from './command.ts';
import { canEditStep, findSelectedPlace, goTo } from './selected-step.ts';

export const duplicateStep: Command = {
  id: 'duplicate-step',
  label: 'Duplicate',
  shortcuts: ['mod+D'],
  scope: 'flow',
  group: 'Steps',
  icon: IconCopyPlus,
  isEnabled: canEditStep,
  run: (context) => {
    const { store } = context;
    const place = findSelectedPlace(context);
    const [copy] = place === undefined ? [] : copySteps([place.step], store.createStepId);
    if (place === undefined || copy === undefined) return;
    const { step, container } = place;
    const name = findFreeName(step.name, store.state.getState().document);
    store.edit(`Duplicate '${step.name}'`, [
      { kind: 'insert-step', at: { container, after: step.id }, step: { ...copy, name } },
    ]);
    goTo(context, copy.id);
    store.announce(`'${step.name}' is duplicated as '${name}'.`);
  },
};
