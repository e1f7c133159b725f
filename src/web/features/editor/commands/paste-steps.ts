import { IconClipboard } from '@tabler/icons-react';
import { readSteps } from '../edits/clipboard-text.ts';
import { copySteps } from '../edits/copy-steps.ts';
import { insertSteps } from '../edits/insert-steps.ts';
import type { Command, CommandContext } from './command.ts';
import { findInsertPosition } from './insert-position.ts';
import { canEdit, goToAll } from './selected-step.ts';

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
  const { document } = store.state.getState();
  const copies = copySteps(read.steps, store.createStepId);
  const inserts = insertSteps(document, copies, findInsertPosition(context));
  const [first] = read.steps;
  const what = read.steps.length === 1 ? `'${first?.name ?? ''}'` : `${read.steps.length} steps`;
  store.edit(`Paste ${what}`, inserts);
  goToAll(
    context,
    inserts.map(({ step }) => step.id),
  );
  store.announce(`${what} pasted.`);
}
