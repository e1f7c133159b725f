import { IconClipboard } from '@tabler/icons-react';
import type { Operation } from '#core/workflow/operation.ts';
import { readSteps } from '../edits/clipboard-text.ts';
import { findFreeName } from '../edits/create-step.ts';
import { copySteps } from '../edits/copy-steps.ts';
import type { Command, CommandContext } from './command.ts';
import { findInsertPosition } from './insert-position.ts';
import { canEdit, goTo } from './selected-step.ts';

export const pasteSteps: Command = {
  id: 'paste-steps',
  label: 'Paste below',
  shortcuts: ['mod+V'],
  scope: 'flow',
  group: 'Steps',
  icon: IconClipboard,
  isEnabled: canEdit,
  run: (context) => {
    void context.clipboard.read().then((text) => pasteText(context, text));
  },
};

/** Puts copied steps below the selected card, under fresh ids. */
export function pasteText(context: CommandContext, text: string): void {
  const { store, notify } = context;
  const read = readSteps(text);
  if ('reason' in read) return notify(read.reason);
  const { container, after } = findInsertPosition(context);
  const { document } = store.state.getState();
  let anchor = after;
  const operations = copySteps(read.steps, store.createStepId).map<Operation>((step) => {
    const at = { container, after: anchor };
    anchor = step.id;
    return { kind: 'insert-step', at, step: { ...step, name: findFreeName(step.name, document) } };
  });
  const [first] = read.steps;
  const what = read.steps.length === 1 ? `'${first?.name ?? ''}'` : `${read.steps.length} steps`;
  store.edit(`Paste ${what}`, operations);
  goTo(context, anchor);
  store.announce(`${what} pasted.`);
}
