import type { Operation } from '#core/workflow/operation.ts';
import { findStep } from '#core/workflow/walk.ts';
import type { CommandContext } from './command.ts';
import { goTo } from './selected-step.ts';

/** Shows what undo or redo has changed: the last step that is still there. */
export function goToChanged(context: CommandContext, operations: readonly Operation[]): void {
  const { document } = context.store.state.getState();
  const changed = operations.flatMap((operation) => {
    if (operation.kind === 'insert-step') return [operation.step.id];
    return 'stepId' in operation ? [operation.stepId] : [];
  });
  const shown = changed.findLast((stepId) => findStep(document, stepId) !== undefined);
  if (shown !== undefined) goTo(context, shown);
}
