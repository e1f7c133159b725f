import type { Operation } from '#core/workflow/operation.ts';
import type { CommandContext } from '../commands/command.ts';
import { goToChanged } from '../commands/go-to-changed.ts';

/** Undoes or redoes own changes until `position` of them stand. */
export function goToPosition(context: CommandContext, position: number): void {
  const { store } = context;
  const read = () => store.state.getState().history;
  const isBack = position < read().done.length;
  let count = 0;
  let operations: readonly Operation[] = [];
  // What cannot be taken back any more leaves the history, so each round makes one of the two lists shorter.
  while (isBack ? read().done.length > position : read().done.length < position && read().undone.length > 0) {
    operations = isBack ? store.undo() : store.redo();
    count += 1;
  }
  if (count === 0) return;
  const what = count === 1 ? '1 change' : `${count} changes`;
  store.announce(isBack ? `${what} undone.` : `${what} done again.`);
  goToChanged(context, operations);
}
