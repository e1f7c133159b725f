import type { Position } from '#core/workflow/document.ts';
import { moveTogether } from '../edits/move-together.ts';
import type { CommandContext } from './command.ts';
import { findSelectedPlaces, nameSelected, tellOf } from './selected-step.ts';

/** Brings what is selected to one place, in flow order; it stays selected. */
export function moveSelected(context: CommandContext, to: Position, where = ''): void {
  const { store, view } = context;
  const { document, selection } = store.state.getState();
  const stepIds = findSelectedPlaces(context).map(({ step }) => step.id);
  const operations = moveTogether(document, stepIds, to);
  if (operations.length === 0) return;
  store.edit(`Move ${nameSelected(context)}`, operations);
  if (selection !== null) view.canvas()?.reveal(selection);
  store.announce(tellOf(context, `moved${where}`));
}
