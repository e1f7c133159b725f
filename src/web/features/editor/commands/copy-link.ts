import { IconLink } from '@tabler/icons-react';
import type { Command } from './command.ts';
import { findSelectedSteps } from './selected-step.ts';

/** The address of the workflow with the step selected. */
export const copyLink: Command = {
  id: 'copy-link',
  label: 'Copy link to the step',
  shortcuts: [],
  scope: 'flow',
  group: 'Steps',
  icon: IconLink,
  isEnabled: (context) => findSelectedSteps(context).length === 1,
  run: (context) => {
    const [step] = findSelectedSteps(context);
    if (step === undefined) return;
    const address = new URL(window.location.href);
    address.search = new URLSearchParams({ step: step.id }).toString();
    navigator.clipboard.writeText(address.href).then(
      () => context.notify(`The link to '${step.name}' is copied.`),
      () => context.notify(`This browser does not allow to copy. The link is ${address.href}`),
    );
  },
};
