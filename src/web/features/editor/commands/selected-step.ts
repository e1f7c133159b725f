import type { Step } from '#core/workflow/document.ts';
import { findPlace, type Place } from '#core/workflow/walk.ts';
import type { CommandContext } from './command.ts';

/** The selected step and its place; undefined while the trigger or nothing is selected. */
export function findSelectedPlace({ store }: CommandContext): Place | undefined {
  const { document, selection } = store.state.getState();
  return selection === null ? undefined : findPlace(document, selection);
}

export function findSelectedStep(context: CommandContext): Step | undefined {
  return findSelectedPlace(context)?.step;
}

/** For commands that change the selected step. */
export function canEditStep(context: CommandContext): boolean {
  return canEdit(context) && findSelectedStep(context) !== undefined;
}

export function canEdit({ store }: CommandContext): boolean {
  return !store.state.getState().isReadOnly;
}

/** Selects a card as the keyboard does: it comes into view, and is what keys act on. */
export function goTo({ store, view }: CommandContext, selection: string | null): void {
  store.select(selection);
  if (selection !== null) view.canvas()?.reveal(selection);
}
