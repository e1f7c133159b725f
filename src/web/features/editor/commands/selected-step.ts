import type { Step } from '#core/workflow/document.ts';
import { findPlace, walkSteps, type Place } from '#core/workflow/walk.ts';
import type { Selection } from '../store/editor-state.ts';
import { countSelected, listSelectedIds, listSelectedPlaces, selectAll } from '../store/selected-steps.ts';
import type { CommandContext } from './command.ts';

/** The selected step that keys start from; undefined while the trigger or nothing is selected. */
export function findSelectedStep({ store }: CommandContext): Step | undefined {
  const { document, selection } = store.state.getState();
  return selection === null ? undefined : findPlace(document, selection)?.step;
}

/** What a command does something with: in flow order, each with all that is in its branches. */
export function findSelectedPlaces({ store }: CommandContext): readonly Place[] {
  const state = store.state.getState();
  return listSelectedPlaces(state.document, state);
}

/** Every selected step, also those inside of others. */
export function findSelectedSteps({ store }: CommandContext): readonly Step[] {
  const state = store.state.getState();
  const selected = new Set(listSelectedIds(state));
  return walkSteps(state.document).flatMap(({ step }) => (selected.has(step.id) ? [step] : []));
}

/** "'Create contact'", or "3 steps". */
export function nameSelected(context: CommandContext): string {
  const state = context.store.state.getState();
  const count = countSelected(state);
  return count === 1 ? `'${findSelectedStep(context)?.name ?? ''}'` : `${count} steps`;
}

/** The label of a command that acts on all selected steps: "Delete", or "Delete 3 steps". */
export function describeFor(verb: string): (context: CommandContext) => string {
  return ({ store }) => {
    const count = countSelected(store.state.getState());
    return count < 2 ? verb : `${verb} ${count} steps`;
  };
}

/** Ends a sentence about what was done: "'Create contact' is moved", "3 steps are moved". */
export function tellOf(context: CommandContext, outcome: string): string {
  const isOne = countSelected(context.store.state.getState()) === 1;
  return `${nameSelected(context)} ${isOne ? 'is' : 'are'} ${outcome}.`;
}

/** For commands that change what is selected. */
export function canEditSteps(context: CommandContext): boolean {
  return canEdit(context) && findSelectedStep(context) !== undefined;
}

/** For commands that one step alone can have. */
export function canEditStep(context: CommandContext): boolean {
  return canEditSteps(context) && countSelected(context.store.state.getState()) === 1;
}

export function canEdit({ store }: CommandContext): boolean {
  return !store.state.getState().isReadOnly;
}

/** Selects a card as the keyboard does: it comes into view, and is what keys act on. */
export function goTo({ store, view }: CommandContext, selection: Selection): void {
  store.select(selection);
  if (selection !== null) view.canvas()?.reveal(selection);
}

/** The same for several; keys start from the last one. */
export function goToAll({ store, view }: CommandContext, stepIds: readonly string[]): void {
  const selected = selectAll(stepIds);
  store.selectSeveral(selected);
  if (selected.selection !== null) view.canvas()?.reveal(selected.selection);
}
