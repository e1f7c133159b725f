import { IconSelectAll } from '@tabler/icons-react';
import type { StepId } from '#core/base/brand.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { findPlace, findSequence } from '#core/workflow/walk.ts';
import { listSelectedIds, selectAll, type SelectionState } from '../store/selected-steps.ts';
import type { Command } from './command.ts';
import { selectSteps } from './select-steps.ts';

export const selectSequence: Command = {
  id: 'select-sequence',
  label: 'Select all steps of this branch',
  shortcuts: ['mod+A'],
  scope: 'flow',
  group: 'Selection',
  icon: IconSelectAll,
  isEnabled: ({ store }) => store.state.getState().document.steps.length > 0,
  run: (context) => {
    const state = context.store.state.getState();
    selectSteps(context, selectAll(listSequence(state.document, state)));
  },
};

/** The steps beside the selected one, which stays the one that keys start from; when all are selected, those around them. */
function listSequence(document: WorkflowDocument, state: SelectionState): readonly StepId[] {
  const selected = new Set(listSelectedIds(state));
  let place = state.selection === null ? undefined : findPlace(document, state.selection);
  for (;;) {
    const container = place?.container ?? null;
    const ids = (findSequence(document, container) ?? []).map(({ id }) => id);
    const first = place?.step.id;
    if (container === null || ids.some((id) => !selected.has(id))) {
      return first === undefined ? ids : [...ids.filter((id) => id !== first), first];
    }
    place = findPlace(document, container.stepId);
  }
}
