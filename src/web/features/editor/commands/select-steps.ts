import { countSelected, type SelectionState } from '../store/selected-steps.ts';
import type { CommandContext } from './command.ts';

/** Selects by hand, and says how many there are to those who cannot see it. */
export function selectSteps({ store, view }: CommandContext, selected: SelectionState): void {
  store.selectSeveral(selected);
  const count = countSelected(selected);
  store.announce(count === 0 ? 'No step selected' : count === 1 ? '1 step selected' : `${count} steps selected`);
  if (selected.selection !== null) view.canvas()?.reveal(selected.selection);
}
