import type { Operation } from '#core/workflow/operation.ts';
import { findStep } from '#core/workflow/walk.ts';
import type { CommandContext } from './command.ts';
import { goToAll } from './selected-step.ts';

/** What is done with several steps at once. */
const WHOLE: ReadonlySet<Operation['kind']> = new Set(['insert-step', 'remove-step', 'move-step', 'set-step-option']);

/** Shows what undo or redo has changed, as far as it is still there; of anything but whole steps the last one only. */
export function goToChanged(context: CommandContext, operations: readonly Operation[]): void {
  const { document } = context.store.state.getState();
  const changed = operations.flatMap((operation) => {
    if (operation.kind === 'insert-step') return [operation.step.id];
    return 'stepId' in operation ? [operation.stepId] : [];
  });
  const shown = [...new Set(changed)].filter((stepId) => findStep(document, stepId) !== undefined);
  const isWhole = operations.every(({ kind }) => WHOLE.has(kind));
  if (shown.length > 0) goToAll(context, isWhole ? shown : shown.slice(-1));
}
