import { IconClipboard } from '@tabler/icons-react';
import { createDocument } from '#core/workflow/document.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import { adoptSteps } from '../edits/adopt-steps.ts';
import { readSteps, type StepsOrigin } from '../edits/clipboard-text.ts';
import { copySteps } from '../edits/copy-steps.ts';
import { insertSteps, type InsertStep } from '../edits/insert-steps.ts';
import { listLostReferences, listTriggerReferences } from '../edits/list-lost-references.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';
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
  const { document, secrets, resources } = store.state.getState();
  const copies = copySteps(adoptSteps(read.steps, read.origin, { secrets, resources }), store.createStepId);
  const inserts = insertSteps(document, copies, findInsertPosition(context));
  const [first] = read.steps;
  const what = read.steps.length === 1 ? `'${first?.name ?? ''}'` : `${read.steps.length} steps`;
  store.edit(`Paste ${what}`, inserts);
  goToAll(
    context,
    inserts.map(({ step }) => step.id),
  );
  store.announce(`${what} pasted.`);
  const news = read.origin.workflowId === store.workflowId ? '' : describeStrangers(context, inserts, read.origin);
  if (news !== '') notify(`${what} pasted. ${news}`);
}

/** What steps from another workflow lost on the way, or read from another event now, in sentences. */
function describeStrangers(
  { store }: CommandContext,
  inserts: readonly InsertStep[],
  { eventName }: StepsOrigin,
): string {
  const state = store.state.getState();
  const ids = new Set(
    walkSteps({ ...createDocument('Pasted'), steps: inserts.map(({ step }) => step) }).map(({ step }) => step.id),
  );
  const lost = listLostReferences(state.document, ids, state);
  const here = findTriggerName(state);
  const lostHere = new Set(lost.map(({ reference }) => reference));
  const turned =
    here === null || here === eventName
      ? []
      : listTriggerReferences(state.document, ids).filter(({ reference }) => !lostHere.has(reference));
  return [
    lost.length === 0
      ? ''
      : `${countVariables(lost.length)} nothing here, and ${lost.length === 1 ? 'is' : 'are'} marked.`,
    turned.length === 0
      ? ''
      : `${turned.length === 1 ? '1 variable reads' : `${turned.length} variables read`} “${here}” now instead of “${eventName ?? 'another trigger'}”.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function countVariables(count: number): string {
  return count === 1 ? '1 variable means' : `${count} variables mean`;
}
