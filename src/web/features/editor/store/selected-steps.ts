import type { StepId } from '#core/base/brand.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { walkSteps, type Place } from '#core/workflow/walk.ts';
import type { EditorState, Selection } from './editor-state.ts';

/** Which cards are selected: `selection` is the one that keys start from, and the only one in the inspector. */
export type SelectionState = Pick<EditorState, 'selection' | 'alsoSelected'>;

export const noSteps: ReadonlySet<StepId> = new Set();

/** All selected steps; the trigger is none. */
export function listSelectedIds({ selection, alsoSelected }: SelectionState): readonly StepId[] {
  return selection === null || selection === 'trigger' ? [] : [...alsoSelected, selection];
}

export function countSelected(state: SelectionState): number {
  return listSelectedIds(state).length;
}

/** The selected steps in flow order. What lies in a branch of a selected one goes with it, and is left out. */
export function listSelectedPlaces(document: WorkflowDocument, state: SelectionState): readonly Place[] {
  const selected = new Set(listSelectedIds(state));
  const inside = listInside(document, selected);
  return walkSteps(document).filter(({ step }) => selected.has(step.id) && !inside.has(step.id));
}

/** Ids of all that lies in the branches of the given steps. */
function listInside(document: WorkflowDocument, stepIds: ReadonlySet<StepId>): ReadonlySet<StepId> {
  const inside = new Set<StepId>();
  const visit = (steps: readonly Step[], isInside: boolean): void => {
    for (const step of steps) {
      if (isInside) inside.add(step.id);
      for (const branch of step.branches) visit(branch.steps, isInside || stepIds.has(step.id));
    }
  };
  visit(document.steps, false);
  return inside;
}

/** Selects the given steps; the last one is where keys start from. */
export function selectAll(stepIds: readonly StepId[]): SelectionState {
  const selection = stepIds.at(-1) ?? null;
  return { selection, alsoSelected: stepIds.length < 2 ? noSteps : new Set(stepIds.slice(0, -1)) };
}

/** Adds a step to the selected ones, or takes it out. The trigger is selected alone. */
export function toggleSelected(state: SelectionState, id: StepId): SelectionState {
  if (id === 'trigger') return { selection: id, alsoSelected: noSteps };
  const others = listSelectedIds(state).filter((selected) => selected !== id);
  return selectAll(others.length < countSelected(state) ? others : [...others, id]);
}

/**
 * Goes one step on in the given order, taking what it comes to into the selection; on the way back over selected ones it
 * takes them out. Steps inside of a selected one are in it already, so it goes past them.
 */
export function extendSelection(
  document: WorkflowDocument,
  state: SelectionState,
  order: readonly StepId[],
  offset: 1 | -1,
): SelectionState {
  const selected = listSelectedIds(state);
  const inside = listInside(document, new Set(selected));
  const next =
    state.selection === 'trigger' && offset === -1 ? undefined : findNext(order, inside, state.selection, offset);
  if (next === undefined) return state;
  const isBack = selected.includes(next);
  return selectAll([...selected.filter((id) => id !== next && !(isBack && id === state.selection)), next]);
}

function findNext(
  order: readonly StepId[],
  inside: ReadonlySet<StepId>,
  from: Selection,
  offset: 1 | -1,
): StepId | undefined {
  const start = order.findIndex((id) => id === from);
  let index = start === -1 && offset === -1 ? order.length - 1 : start + offset;
  while (inside.has(order[index] ?? '')) index += offset;
  return order[index];
}

/** Leaves out steps that are gone. */
export function keepSelected(document: WorkflowDocument, state: SelectionState): SelectionState {
  const selected = listSelectedIds(state);
  if (selected.length === 0) return state;
  const present = new Set(walkSteps(document).map(({ step }) => step.id));
  const kept = selected.filter((id) => present.has(id));
  return kept.length === selected.length ? state : selectAll(kept);
}
